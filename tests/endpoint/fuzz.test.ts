import * as fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/contract/enrolment.ts';
import { eventBatchAnswerSchema } from '../../src/contract/event.ts';
import { OPERATIONS } from '../../src/endpoint/api/operations.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { isRouteKey, ROUTE_ACCESS, type RouteKey } from '../../src/endpoint/http/route-access.ts';
import { changed, LIMIT_MS, RUNS } from './fuzz-values.ts';
import { startLinkEndpoint } from './link-endpoint.ts';
import { nastyDocuments, naughtyTexts } from './nasty-texts.ts';
import { makeBatch, makeEvent, makeItem } from './samples.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';

/** What the process may grow by between the middle and the end of a run, in bytes. */
const GROWTH_MAX = 96 * 1024 * 1024;

const json = { 'content-type': 'application/json' };

/** Every route that there is, so that a new one can't be forgotten. */
const routes = Object.keys(ROUTE_ACCESS).filter(isRouteKey);

const { revision: _, ...draft } = makeItem({ id: 'second-light' });
const code = 'abcdefghijklmnopqrstuvwxyz';
/** Bodies that are right, to be changed in one place; a route without one gets any JSON and what is none. */
const goodBodies: Partial<Record<RouteKey, unknown>> = {
  'POST /v1/enrolments': { code, clientVersion: '1.0.0' },
  'POST /v1/staff/enrolments': { code },
  'POST /v1/events': makeBatch(makeEvent()),
  'POST /v1/links': { itemId: 'first-light', network: 'x', attribution: 'pseudonym' },
  'POST /v1/me/leave': { receiptId: v7() },
  'POST /v1/me/erase': { receiptId: v7() },
  'POST /v1/conversions': {
    id: v7(),
    type: 'lead',
    occurredAt: '2026-11-23T09:00:00Z',
    value: { amountMinor: 1, currency: 'EUR' },
    clickIds: [v7()],
  },
  'POST /v1/admin/enrolment-codes': { count: 1, locale: 'en', topics: ['optics'] },
  'POST /v1/admin/content/import': { items: [makeItem()] },
  'POST /v1/content/items': draft,
  'PUT /v1/content/items/:itemId': draft,
  'PUT /v1/programme/pause': { text: 'We look into something.' },
};

const names = [
  'limit',
  'cursor',
  'from',
  'to',
  'network',
  'campaign',
  'state',
  'stage',
  'format',
  'dryRun',
  'by',
  'model',
  'lookbackDays',
  '__proto__',
  '',
];
const query = fc
  .array(
    fc.tuple(fc.constantFrom(...names), fc.oneof(fc.string(), fc.constantFrom(...naughtyTexts))),
    {
      maxLength: 4,
    },
  )
  .map((pairs) => new URLSearchParams(pairs.map(([name, value]) => [name, value.toWellFormed()])));

/** What stands in a path where an id belongs. */
const pathPart = fc
  .oneof(fc.constantFrom('first-light', v7()), fc.constantFrom(...naughtyTexts), fc.string())
  .map((text) => encodeURIComponent(text.toWellFormed()));

/** A request to a route, with a body that is nearly right, anything in JSON, or no JSON at all. */
function requestTo(route: RouteKey) {
  const [method = '', path = ''] = route.split(' ');
  const good = goodBodies[route];
  const body = fc.oneof(
    fc.constantFrom(...nastyDocuments.filter((text) => text.length < 10_000), ...naughtyTexts),
    fc.json(),
    ...(good === undefined ? [] : [changed(good).map((value) => JSON.stringify(value))]),
  );
  const type = OPERATIONS[route].body ? undefined : OPERATIONS[route].bodyTypes?.[0];
  return fc
    .record({ query, pathPart, body, tag: fc.constantFrom('"1"', '"2"', '*', '') })
    .map((drawn): [string, { method: string; body?: string; headers: Record<string, string> }] => [
      `${path.replace(/:\w+/, drawn.pathPart)}?${drawn.query}`,
      {
        method,
        headers: {
          'if-match': drawn.tag,
          ...(method !== 'GET' && { 'content-type': type ?? json['content-type'] }),
        },
        ...(method !== 'GET' && { body: drawn.body }),
      },
    ]);
}

/** A token that opens the route. */
async function mintToken(endpoint: TestEndpoint, route: RouteKey): Promise<string> {
  const access = ROUTE_ACCESS[route];
  const role: Role = access === 'everybody' ? 'ambassador' : (access[0] ?? 'admin');
  return role === 'ambassador'
    ? (await endpoint.enrol()).deviceToken
    : mintStaffToken(endpoint.context, { label: 'Ada', roles: [role] });
}

describe('a route', () => {
  it.each(Object.entries(goodBodies))('%s has a body here that is right', (route, body) => {
    const operation = isRouteKey(route) ? OPERATIONS[route] : null;
    expect(operation?.body?.safeParse(body).success).toBe(true);
  });

  it.each(routes)(
    '%s never fails, whatever comes',
    async (route) => {
      const endpoint = await startLinkEndpoint();
      let token = await mintToken(endpoint, route);
      const memory: number[] = [];
      await fc.assert(
        fc.asyncProperty(requestTo(route), async ([path, request]) => {
          const answer = await endpoint.send(path, { token, ...request });
          await answer.arrayBuffer();
          expect(answer.status).toBeLessThan(500);
          // Who left, or gave the token back, comes again.
          if (answer.ok && request.method !== 'GET') token = await mintToken(endpoint, route);
          memory.push(process.memoryUsage.rss());
        }),
        { numRuns: RUNS },
      );
      const [middle = 0, end = 0] = [memory[Math.floor(memory.length / 2)], memory.at(-1)];
      expect(end - middle).toBeLessThan(GROWTH_MAX);
      expect(endpoint.log.filter((line) => line.includes('"level":50'))).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'GET /<code> never fails, whatever becomes of a good code',
    async () => {
      const endpoint = await startLinkEndpoint();
      const { code: good } = await endpoint.askLink();
      // A good code with one of its letters changed.
      const anyCode = fc
        .tuple(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 2 }))
        .map(
          ([at, other]) =>
            good.slice(0, at) + encodeURIComponent(other.toWellFormed()) + good.slice(at + 1),
        );
      await fc.assert(
        fc.asyncProperty(anyCode, query, async (asked, search) => {
          const answer = await endpoint.follow(`${asked}?${search}`);
          await answer.arrayBuffer();
          expect(answer.status).toBeLessThan(500);
        }),
        { numRuns: RUNS },
      );
      expect(endpoint.log.filter((line) => line.includes('"level":50'))).toEqual([]);
    },
    LIMIT_MS,
  );

  it.each(nastyDocuments.map((text) => [JSON.stringify(text.slice(0, 40)), text] as const))(
    'takes %s for what it is',
    async (_name, text) => {
      const endpoint = await startTestEndpoint();
      const { deviceToken: token } = await endpoint.enrol();
      const answer = await endpoint.send('/v1/events', {
        token,
        body: text,
        headers: json,
        method: 'POST',
      });
      expect(answer.status).toBe(400);
    },
  );

  it(
    'POST /v1/events writes exactly what it answers for, event by event',
    async () => {
      const endpoint = await startTestEndpoint();
      const { deviceToken: token } = await endpoint.enrol();
      const { context } = endpoint;
      const event = fc.boolean().chain((isGood) => {
        const good = makeEvent();
        return isGood
          ? fc.constant(good)
          : changed(good).map((value) => ({ ...(value as object), id: good.id }));
      });
      await fc.assert(
        fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 5 }), async (events) => {
          const before = await context.store.countShares(context.tenant, {});
          const fresh = events.map((one) => ({ ...one, ...freshIds(one) }));
          const answer = await endpoint.send('/v1/events', { token, json: makeBatch(...fresh) });
          // A key that would change what every object inherits makes the parser refuse the batch, whole.
          if (/"(?:__proto__|constructor)":/.test(JSON.stringify(fresh)) && answer.status === 400) {
            expect(await context.store.countShares(context.tenant, {})).toBe(before);
            return;
          }
          expect(answer.status).toBe(200);
          const { results } = eventBatchAnswerSchema.parse(await answer.json());
          expect(results.map(({ id }) => id)).toEqual(fresh.map(({ id }) => id));
          const accepted = results.filter(({ status }) => status === 'accepted').length;
          expect(await context.store.countShares(context.tenant, {})).toBe(before + accepted);
        }),
        { numRuns: RUNS },
      );
    },
    LIMIT_MS,
  );
});

/** New ids where the old ones are well-formed, so that no case meets another one's share. */
function freshIds(event: object): { id: string; shareId?: string } {
  const { id, shareId } = makeEvent();
  return 'shareId' in event &&
    typeof event.shareId === 'string' &&
    /^[0-9a-f-]{36}$/.test(event.shareId)
    ? { id, shareId }
    : { id };
}
