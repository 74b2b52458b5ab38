import type * as z from 'zod';
import type { rotatedTokenSchema } from '../../contract/people.ts';
import type { Context } from '../context.ts';
import { rotateToken } from '../enrolment/rotate-token.ts';
import { senderOf } from '../http/authentication.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** `POST /v1/tokens/rotate`: a new token in place of this one; `POST /v1/tokens/revoke`: none. */
export function registerTokens(app: EndpointApp, context: Context): void {
  app.post('/v1/tokens/rotate', async (request, reply) => {
    const answer: z.infer<typeof rotatedTokenSchema> = {
      token: await rotateToken(context, senderOf(request)),
    };
    return reply.code(201).send(answer);
  });
  app.post('/v1/tokens/revoke', async (request, reply) => {
    const { store, tenant, now } = context;
    await store.revokeFamily(tenant, senderOf(request).familyId, now().toISOString());
    return reply.code(204).send();
  });
}
