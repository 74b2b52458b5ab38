import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '../../contract/enrolment.ts';
import type { Context } from '../context.ts';
import { hashSecret } from '../enrolment/secrets.ts';
import type { PersonRecord, TokenOutcome } from '../store/people-store.ts';
import type { AmbassadorRecord } from '../store/store.ts';
import { sendProblem } from './problems.ts';
import type { RateLimits } from './rate-limits.ts';
import { accessKeyOf, isRouteKey, ROUTE_ACCESS, type RouteKey } from './route-access.ts';
import type { EndpointApp } from './zod-validation.ts';

/** Who sends a request: the person, and the family of tokens that theirs is of. */
export interface Sender {
  person: PersonRecord;
  familyId: string;
}

const BEARER = /^Bearer +([\w~+/.-]{1,200}=*)$/i;
const SENDER = 'sender';

/** Routes that anybody may use as often as they like: readers share addresses, and probes come for ever. */
const UNCOUNTED: ReadonlySet<RouteKey> = new Set([
  'GET /',
  'GET /enrol',
  'GET /enrol.css',
  'GET /healthz',
  'GET /readyz',
  'GET /openapi.json',
  'GET /:code',
  'GET /site.js',
]);

/**
 * Holds every route of `app` to its line of ROUTE_ACCESS and to the rates, if there are any, before its body is read.
 * Must come before the routes: registering one that has no line throws.
 */
export function guardRoutes(app: EndpointApp, context: Context, rates: RateLimits | null): void {
  app.decorateRequest(SENDER, null);
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) {
      const key = accessKeyOf({ method: one, url, accessKey: config?.accessKey });
      if (one !== 'OPTIONS' && !isRouteKey(key)) throw new Error(`Nobody may use ${key}.`);
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    const { url, config } = request.routeOptions;
    if (url === undefined || request.method === 'OPTIONS') return undefined;
    const { accessKey } = config;
    const key = accessKeyOf({ method: request.method, url, accessKey });
    const access = isRouteKey(key) ? ROUTE_ACCESS[key] : [];
    if (access === 'everybody') {
      if (isRouteKey(key) && UNCOUNTED.has(key)) return undefined;
      return rates?.count(request, reply, ['address']);
    }
    const outcome = await readSender(request, context);
    if (outcome?.status !== 'good') {
      return (
        (await rates?.count(request, reply, ['address'])) ??
        sendUnauthorized(reply, access, outcome)
      );
    }
    const { person, familyId } = outcome;
    request.setDecorator<Sender>(SENDER, { person, familyId });
    const party = person.roles.includes('ambassador') ? 'device' : 'staff';
    const tooMany = await rates?.count(request, reply, [party, 'tenant']);
    if (tooMany) return tooMany;
    if (!person.roles.some((role) => access.includes(role))) {
      return sendForbidden(reply, access, person.roles);
    }
    return undefined;
  });
}

/** Who sends this request, on a route that is not for everybody. */
export function senderOf(request: FastifyRequest): Sender {
  return request.getDecorator<Sender>(SENDER);
}

/** The ambassador whose device sends this request, on a route for ambassadors. */
export function ambassadorOf(request: FastifyRequest): AmbassadorRecord {
  const { personId: ambassadorId, locale, topics, trained } = senderOf(request).person;
  return { ambassadorId, locale, topics, trained };
}

async function readSender(
  request: FastifyRequest,
  { store, tenant, now }: Context,
): Promise<TokenOutcome | null> {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return null;
  return store.useToken(tenant, hashSecret(token), now().toISOString());
}

function sendUnauthorized(
  reply: FastifyReply,
  access: readonly Role[],
  outcome: TokenOutcome | null,
): FastifyReply {
  reply.header('www-authenticate', 'Bearer');
  const detail =
    outcome?.status === 'reused'
      ? 'This token was replaced long ago, so it may have been copied: all tokens of its device are withdrawn. Enrol again with a new code.'
      : `This route needs the valid token of an enrolled person (${listRoles(access)}). Without one, ask for an enrolment code.`;
  return sendProblem(reply, { status: 401, detail });
}

function sendForbidden(
  reply: FastifyReply,
  access: readonly Role[],
  roles: readonly Role[],
): FastifyReply {
  const detail = `This route is for ${listRoles(access)}; this token is of ${listRoles(roles)}. An admin can invite you with another role.`;
  return sendProblem(reply, { status: 403, detail });
}

const listRoles = (roles: readonly Role[]) => roles.join(', ');
