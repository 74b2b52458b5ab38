import { farewellRequestSchema } from '../../contract/people.ts';
import type { Context } from '../context.ts';
import { bidFarewell } from '../enrolment/farewell.ts';
import { senderOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

const PATHS = { left: '/v1/me/leave', erased: '/v1/me/erase' } as const;

/**
 * `POST /v1/me/leave` and `/v1/me/erase` for an ambassador, and `GET /v1/receipts/:receiptId` for the answer that was lost
 * on the way: the token is gone by then.
 */
export function registerFarewells(app: EndpointApp, context: Context): void {
  for (const kind of ['left', 'erased'] as const) {
    app.post(PATHS[kind], { schema: { body: farewellRequestSchema } }, async (request, reply) => {
      const { personId } = senderOf(request).person;
      const { receiptId } = request.body;
      const receipt = await bidFarewell(context, { kind, personId, receiptId });
      if (receipt) return receipt;
      const detail = 'Another request was first: its receipt is at /v1/receipts/ and its id.';
      return sendProblem(reply, { status: 409, detail });
    });
  }
  app.get<{ Params: { receiptId: string } }>('/v1/receipts/:receiptId', async (request, reply) => {
    const receipt = await context.store.readReceipt(context.tenant, request.params.receiptId);
    return receipt ?? sendProblem(reply, { status: 404, detail: 'There is no such receipt.' });
  });
}
