import { staffEnrolmentRequestSchema } from '../../contract/enrolment.ts';
import type { Context } from '../context.ts';
import { enrolStaff } from '../enrolment/enrol.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';
import { CODE_REFUSED } from './enrolments.ts';

/** `POST /v1/staff/enrolments`: a one-time code for the token of somebody of the company's side. */
export function registerStaffEnrolments(app: EndpointApp, context: Context): void {
  app.post(
    '/v1/staff/enrolments',
    { schema: { body: staffEnrolmentRequestSchema } },
    async (request, reply) => {
      const enrolment = await enrolStaff(context, request.body.code);
      return enrolment ? reply.code(201).send(enrolment) : sendProblem(reply, CODE_REFUSED);
    },
  );
}
