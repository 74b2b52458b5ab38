import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { eventBatchAnswerSchema } from '../../src/contract/event.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { startLinkEndpoint } from './link-endpoint.ts';
import { nastyDocuments, naughtyTexts } from './nasty-texts.ts';
import { makeBatch, makeEvent } from './samples.ts';
import { startTestEndpoint } from './test-endpoint.ts';

/** Cases per schema and per route; `npm run fuzz` sets ten thousand. */
const RUNS = Number(process.env.PORTEVOIX_FUZZ_RUNS ?? 300);
/** A case takes a few milliseconds; the machine may be busy. */
const LIMIT_MS = 30_000 + RUNS * 60;
/** What the process may grow by between the middle and the end of a run, in bytes. */
const GROWTH_MAX = 96 * 1024 * 1024;

const json = { 'content-type': 'application/json' };
/** What can't be compared with a number, as JSON can say it: it threw where only `length` was looked at. */
const incomparable = { toString: 1 };
const naughty = fc.oneof(
  fc.constantFrom(...naughtyTexts, incomparable, { length: incomparable }),
  fc.string(),
  fc.jsonValue(),
);

/** Any value, as JavaScript has them: holes, getters' results, prototypes of null, maps, dates, big numbers. */
const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
  naughty,
  changed(makeBatch(makeEvent())),
);

/** A good value with one of its fields, at whatever depth, replaced by something else. */
function changed(good: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.nat(), naughty)
    .map(([at, value]) => replaceField(structuredClone(good), at, value));
}

function replaceField(root: unknown, at: number, value: unknown): unknown {
  const places: [object, string][] = [];
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      places.push([node, key]);
      walk(child);
    }
  };
  walk(root);
  const place = places[at % places.length];
  if (place) Reflect.set(place[0], place[1], value);
  return root;
}

/** Every file of the contract, so that a new one can't be forgotten. */
const folder = resolve(import.meta.dirname, '../../src/contract');
const files = (await readdir(folder)).filter((name) => !name.includes('.test.'));
const schemas = (await Promise.all(files.map(listSchemas))).flat();

async function listSchemas(file: string) {
  const exported: Record<string, unknown> = await import(join(folder, file));
  return Object.entries(exported).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [[`${file} ${name}`, value] as const] : [],
  );
}

describe('a schema of the contract', () => {
  it.each(schemas)(
    '%s answers whatever value comes, and takes again what it took',
    (_name, schema) => {
      fc.assert(
        fc.property(anything, (value) => {
          const first = schema.safeParse(value);
          if (first.success) expect(schema.safeParse(first.data).success).toBe(true);
        }),
        { numRuns: RUNS },
      );
    },
    LIMIT_MS,
  );
});

const routes = [
  ['POST', '/v1/events', 'device'],
  ['POST', '/v1/conversions', 'integration'],
  ['POST', '/v1/enrolments', 'nobody'],
  ['POST', '/v1/links', 'device'],
  ['POST', '/v1/admin/enrolment-codes', 'admin'],
  ['POST', '/v1/admin/content/import', 'admin'],
  ['GET', '/v1/feed', 'device'],
  ['GET', '/v1/key-ring', 'nobody'],
  ['GET', '/v1/admin/me', 'admin'],
  ['GET', '/v1/admin/shares', 'admin'],
  ['GET', '/v1/admin/shares/export', 'admin'],
  ['GET', '/v1/admin/results', 'admin'],
  ['GET', '/v1/me/results', 'device'],
  ['GET', '/healthz', 'nobody'],
  ['GET', '/enrol', 'nobody'],
] as const;
const names = [
  'limit',
  'cursor',
  'from',
  'to',
  'network',
  'campaign',
  'state',
  'format',
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
const body = fc.oneof(
  fc.constantFrom(...nastyDocuments.filter((text) => text.length < 10_000)),
  fc.json(),
  changed(makeBatch(makeEvent())).map((value) => JSON.stringify(value)),
);

describe('a route', () => {
  it.each(routes)(
    '%s %s never fails, whatever comes',
    async (method, path, who) => {
      const endpoint = await startLinkEndpoint();
      const { deviceToken } = await endpoint.enrol();
      const integration = await mintStaffToken(endpoint.context, {
        label: 'Website',
        roles: ['integration'],
      });
      const { adminToken: admin } = endpoint;
      const token = { device: deviceToken, admin, integration, nobody: '' }[who];
      const memory: number[] = [];
      await fc.assert(
        fc.asyncProperty(query, body, async (asked, text) => {
          const request = method === 'POST' ? { token, body: text, headers: json } : { token };
          const answer = await endpoint.send(`${path}?${asked}`, { method, ...request });
          await answer.arrayBuffer();
          expect(answer.status).toBeLessThan(500);
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
    'GET /<code> never fails, whatever comes',
    async () => {
      const endpoint = await startLinkEndpoint();
      const { code } = await endpoint.askLink();
      const anyCode = fc.oneof(
        fc.string({ unit: 'binary' }).map((text) => encodeURIComponent(text.toWellFormed())),
        fc.constantFrom(...naughtyTexts).map((text) => encodeURIComponent(text.toWellFormed())),
        // A good code with one of its letters changed.
        fc
          .tuple(fc.nat(code.length - 1), fc.string({ minLength: 1, maxLength: 2 }))
          .map(([at, other]) => code.slice(0, at) + encodeURIComponent(other) + code.slice(at + 1)),
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
