import { enrolmentCodeRequestSchema } from '../../contract/enrolment.ts';
import type { Context } from '../context.ts';
import { mintEnrolmentCodes } from '../enrolment/enrolment-codes.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** `POST /v1/admin/enrolment-codes`: new one-time codes, said once. */
export function registerEnrolmentCodes(app: EndpointApp, context: Context): void {
  app.post(
    '/v1/admin/enrolment-codes',
    { schema: { body: enrolmentCodeRequestSchema } },
    async (request, reply) => reply.code(201).send(await mintEnrolmentCodes(context, request.body)),
  );
}
