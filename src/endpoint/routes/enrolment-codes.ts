import { dryRunQuerySchema } from '../../contract/dry-run.ts';
import { enrolmentCodeRequestSchema } from '../../contract/enrolment.ts';
import type { Context } from '../context.ts';
import { mintEnrolmentCodes } from '../enrolment/enrolment-codes.ts';
import { importCodes } from '../enrolment/import-codes.ts';
import { senderOf } from '../http/authentication.ts';
import { acceptCsv, readCsvBody } from '../http/csv-body.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/**
 * `POST /v1/admin/enrolment-codes`: new one-time codes, said once. `POST /v1/admin/enrolment-codes/import`: one for each
 * line of a CSV file, with a report on every line; with `?dryRun` the report alone.
 */
export function registerEnrolmentCodes(app: EndpointApp, context: Context): void {
  acceptCsv(app);
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
    { schema: { querystring: dryRunQuerySchema } },
    async (request, reply) => {
      const csv = readCsvBody(request.body);
      if (typeof csv !== 'string') return sendProblem(reply, csv);
      const actor = senderOf(request).person.personId;
      const { dryRun } = request.query;
      const outcome = await importCodes(context, { csv, dryRun, actor });
      if (outcome.ok) return outcome.report;
      return sendProblem(reply, { status: 400, detail: outcome.detail });
    },
  );
}
