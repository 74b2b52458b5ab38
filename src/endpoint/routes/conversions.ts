import { type ConversionAnswer, conversionSchema } from '../../contract/conversion.ts';
import type { Context } from '../context.ts';
import { type IntakeOutcome, takeInConversion } from '../conversions/conversion-intake.ts';
import { type ProblemDetails, sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

const REFUSALS: Record<Exclude<IntakeOutcome, ConversionAnswer['status']>, ProblemDetails> = {
  conflict: {
    status: 409,
    detail: 'This id is known with another payload. Make a new id for each conversion.',
  },
  'unknown-item': {
    status: 422,
    detail:
      'The tags name an item that was never published here. Send them as they were in the link.',
  },
  'unknown-clicks': {
    status: 422,
    detail:
      'None of the visits is known here. A click takes a few seconds to arrive: send it again then, or with the landing address.',
  },
  untagged: {
    status: 422,
    detail:
      'There is neither a visit (pv_click) nor utm_content of a shared link in it: item, wording and pseudonym with dots between. Send only those who came through one.',
  },
  'let-go': {
    status: 422,
    detail:
      'occurredAt is in a month of which only totals are kept, so that nobody could tell whether it was counted. Send conversions within the months that the company keeps.',
  },
  'in-the-future': {
    status: 422,
    detail: 'occurredAt is more than a day ahead of our clock. Check the clock and the zone.',
  },
};

/** `POST /v1/conversions`: one of the company's systems tells what became of a visit. */
export function registerConversions(app: EndpointApp, context: Context): void {
  app.post('/v1/conversions', { schema: { body: conversionSchema } }, async (request, reply) => {
    const outcome = await takeInConversion(context, request.body, { source: 'system' });
    if (outcome !== 'accepted' && outcome !== 'duplicate') {
      return sendProblem(reply, REFUSALS[outcome]);
    }
    const answer: ConversionAnswer = { id: request.body.id, status: outcome };
    return reply.send(answer);
  });
}
