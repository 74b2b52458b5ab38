import * as z from 'zod';
import { outcomeQuerySchema, outcomeReferenceSchema } from '../../contract/outcome.ts';
import type { Context } from '../context.ts';
import { ambassadorOf, senderOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';
import { listOwnReported, listReported, rule } from '../outcomes/outcomes.ts';

const RULINGS = { confirm: 'confirmed', decline: 'declined' } as const;

/**
 * `GET /v1/admin/outcomes`: what ambassadors reported, without a word of whom.
 * `POST /v1/admin/outcomes/:reference/confirm` and `/decline`: the company's answer; safe to repeat.
 * `GET /v1/me/outcomes`: what became of what the person reported.
 */
export function registerOutcomes(app: EndpointApp, context: Context): void {
  app.get('/v1/admin/outcomes', { schema: { querystring: outcomeQuerySchema } }, (request) =>
    listReported(context, request.query),
  );
  app.get('/v1/me/outcomes', (request) =>
    listOwnReported(context, ambassadorOf(request).ambassadorId),
  );
  // A reference that can be none is unknown like any other.
  const params = z.object({ reference: outcomeReferenceSchema.catch('') });
  for (const action of ['confirm', 'decline'] as const) {
    const path = `/v1/admin/outcomes/:reference/${action}`;
    app.post(path, { schema: { params } }, async (request, reply) => {
      const actor = senderOf(request).person.personId;
      const { reference } = request.params;
      const answer = await rule(context, { reference, ruling: RULINGS[action], actor });
      if (answer.ok) return reply.send(answer.decision);
      if (answer.state === null) {
        return sendProblem(reply, { status: 404, detail: 'There is no such outcome.' });
      }
      const detail = `This outcome was ${answer.state} before. What was decided stays.`;
      return sendProblem(reply, { status: 409, detail });
    });
  }
}
