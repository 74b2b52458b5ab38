import { resultsQuerySchema } from '../../contract/results.ts';
import type { Context } from '../context.ts';
import { ambassadorOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';
import { makeOwnResults } from '../results/own-results.ts';
import { makeResults, type ResultsRefusal } from '../results/results.ts';

const REFUSALS: Record<ResultsRefusal, string> = {
  backwards: 'The first month is after the last one.',
  'too-long': 'Ask for 36 months or fewer.',
};

/**
 * `GET /v1/admin/results`: what sharing brought, never of fewer ambassadors than the minimum.
 * `GET /v1/me/results`: what the shares of whoever asks have brought.
 */
export function registerResults(app: EndpointApp, context: Context): void {
  app.get(
    '/v1/admin/results',
    { schema: { querystring: resultsQuerySchema } },
    async (request, reply) => {
      const results = await makeResults(context, request.query);
      if (typeof results !== 'string') return results;
      return sendProblem(reply, { status: 422, detail: REFUSALS[results] });
    },
  );
  app.get('/v1/me/results', (request) =>
    makeOwnResults(context, ambassadorOf(request).ambassadorId),
  );
}
