import { enrolmentRequestSchema } from '../../contract/enrolment.ts';
import type { Context } from '../context.ts';
import { type EnrolmentOutcome, enrol } from '../enrolment/enrol.ts';
import { type ProblemDetails, sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** The same answer to a wrong, a used and an expired code, and to one that is for another kind of person. */
export const CODE_REFUSED: ProblemDetails = {
  status: 401,
  detail: 'This code is not valid: it may be mistyped, used or expired. Ask for a new one.',
};

const REFUSALS: Record<Exclude<EnrolmentOutcome['status'], 'enrolled'>, ProblemDetails> = {
  'code-refused': CODE_REFUSED,
  'no-programme': {
    status: 409,
    detail: 'The programme is not set up yet. The code stays good: try again later.',
  },
};

/** `POST /v1/enrolments`: a one-time code for a device token. */
export function registerEnrolments(app: EndpointApp, context: Context): void {
  app.post(
    '/v1/enrolments',
    { schema: { body: enrolmentRequestSchema } },
    async (request, reply) => {
      const outcome = await enrol(context, request.body.code);
      return outcome.status === 'enrolled'
        ? reply.code(201).send(outcome.enrolment)
        : sendProblem(reply, REFUSALS[outcome.status]);
    },
  );
}
