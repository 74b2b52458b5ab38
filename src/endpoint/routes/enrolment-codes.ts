import { enrolmentCodeRequestSchema } from '../../contract/enrolment.ts';
import { codeImportQuerySchema } from '../../contract/people.ts';
import type { Context } from '../context.ts';
import { mintEnrolmentCodes } from '../enrolment/enrolment-codes.ts';
import { importCodes } from '../enrolment/import-codes.ts';
import { senderOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/**
 * `POST /v1/admin/enrolment-codes`: new one-time codes, said once. `POST /v1/admin/enrolment-codes/import`: one for each
 * line of a CSV file, with a report on every line; with `?dryRun` the report alone.
 */
export function registerEnrolmentCodes(app: EndpointApp, context: Context): void {
  app.addContentTypeParser(
    'text/csv',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => body,
  );
  app.post(
    '/v1/admin/enrolment-codes',
    { schema: { body: enrolmentCodeRequestSchema } },
    async (request, reply) => {
      const actor = senderOf(request).person.personId;
      return reply.code(201).send(await mintEnrolmentCodes(context, request.body, actor));
    },
  );
  app.post(
    '/v1/admin/enrolment-codes/import',
    { schema: { querystring: codeImportQuerySchema } },
    async (request, reply) => {
      const { body, query } = request;
      if (typeof body !== 'string') {
        const detail = 'Send the file as text/csv, in UTF-8.';
        return sendProblem(reply, { status: 415, detail });
      }
      const actor = senderOf(request).person.personId;
      const outcome = await importCodes(context, { csv: body, dryRun: query.dryRun, actor });
      if (outcome.ok) return outcome.report;
      return sendProblem(reply, { status: 400, detail: outcome.detail });
    },
  );
}
