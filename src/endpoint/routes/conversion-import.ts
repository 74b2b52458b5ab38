import { dryRunQuerySchema } from '../../contract/dry-run.ts';
import type { Context } from '../context.ts';
import { importConversions } from '../conversions/import-conversions.ts';
import { senderOf } from '../http/authentication.ts';
import { acceptCsv, readCsvBody } from '../http/csv-body.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** So many lines of long landing addresses. */
const BODY_MAX_BYTES = 4 * 1024 * 1024;

/** `POST /v1/conversions/import`: conversions of a CSV file, with a report on every line; with `?dryRun` that alone. */
export function registerConversionImport(app: EndpointApp, context: Context): void {
  acceptCsv(app);
  app.post(
    '/v1/conversions/import',
    { schema: { querystring: dryRunQuerySchema }, bodyLimit: BODY_MAX_BYTES },
    async (request, reply) => {
      const csv = readCsvBody(request.body);
      if (typeof csv !== 'string') return sendProblem(reply, csv);
      const actor = senderOf(request).person.personId;
      const { dryRun } = request.query;
      const outcome = await importConversions(context, { csv, dryRun, actor });
      if (outcome.ok) return outcome.report;
      return sendProblem(reply, { status: 400, detail: outcome.detail });
    },
  );
}
