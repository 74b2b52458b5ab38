import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { hashSecret, type TokenKind } from '../enrolment/secrets.ts';
import type { AmbassadorRecord } from '../store/store.ts';
import { sendProblem } from './problems.ts';
import type { EndpointApp } from './zod-validation.ts';

const BEARER = /^Bearer +([\w~+/.-]{1,200}=*)$/i;
const AMBASSADOR = 'ambassador';

/** Lets only devices of enrolled ambassadors through to the routes of `app`; `ambassadorOf` says who it is. */
export function requireDevice(app: EndpointApp, context: Context): void {
  app.decorateRequest(AMBASSADOR, null);
  app.addHook('onRequest', async (request, reply) => {
    const tokenHash = hashBearerToken(request);
    const ambassador = tokenHash && (await context.store.findDevice(context.tenant, tokenHash));
    if (!ambassador) return sendUnauthorized(reply, 'device');
    request.setDecorator<AmbassadorRecord>(AMBASSADOR, ambassador);
    return undefined;
  });
}

/** Lets only holders of an admin token through to the routes of `app`. */
export function requireAdmin(app: EndpointApp, context: Context): void {
  app.addHook('onRequest', async (request, reply) => {
    const tokenHash = hashBearerToken(request);
    const known = tokenHash && (await context.store.isAdminToken(context.tenant, tokenHash));
    return known ? undefined : sendUnauthorized(reply, 'admin');
  });
}

/** The ambassador whose device sends this request, on a route behind `requireDevice`. */
export function ambassadorOf(request: FastifyRequest): AmbassadorRecord {
  return request.getDecorator<AmbassadorRecord>(AMBASSADOR);
}

function hashBearerToken(request: FastifyRequest): string | null {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined ? null : hashSecret(token);
}

function sendUnauthorized(reply: FastifyReply, kind: TokenKind): FastifyReply {
  reply.header('www-authenticate', 'Bearer');
  return sendProblem(reply, { status: 401, detail: `This route needs a valid ${kind} token.` });
}
