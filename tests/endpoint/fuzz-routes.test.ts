import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { roleSchema } from '../../src/contract/enrolment.ts';
import { PROBLEM_MEDIA_TYPE, problemSchema } from '../../src/contract/problem.ts';
import { describeApi } from '../../src/endpoint/api/open-api.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { changed, LIMIT_MS, naughty, RUNS } from './fuzz-values.ts';
import { type LinkEndpoint, startLinkEndpoint } from './link-endpoint.ts';
import { nastyDocuments, naughtyTexts } from './nasty-texts.ts';
import { valuesOf } from './schema-values.ts';

/** What may be held at the end of a run more than in its middle, in bytes: the log that the test reads grows by a line a request. */
const GROWTH_MAX = 24 * 1024 * 1024;
/** Fewer requests would show nothing, and to collect garbage takes longer than they do. */
const TELLING_RUNS = 1_000;

setFlagsFromString('--expose-gc');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the flag above makes it
const collectGarbage = runInNewContext('gc') as () => void;

/** What this process, the endpoint in it, holds once all garbage is gone, in bytes. */
function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const UNSAFE = /[^\x21-\x7e\x80-\xff]/g;

const documentShape = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        description: z.string().optional(),
        parameters: z.array(
          z.object({
            name: z.string(),
            in: z.enum(['path', 'query', 'header']),
            schema: z.unknown(),
          }),
        ),
        requestBody: z
          .object({ content: z.record(z.string(), z.object({ schema: z.unknown().optional() })) })
          .optional(),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});

type Operation = z.infer<typeof documentShape>['paths'][string][string];

/** Every operation of the document that the endpoint itself serves at /openapi.json. */
const operations = Object.entries(documentShape.parse(describeApi()).paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [method.toUpperCase(), path, operation] as const,
    ),
);

/** One request: everything that a client may choose of it. */
interface Case {
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Ids that there are, so that some requests meet something. */
const KNOWN_IDS = ['first-light', 'newsroom'];

/** A text for a parameter: one that its schema describes, or any. */
const textsFor = (schema: unknown) =>
  fc.oneof(valuesOf(schema).map(String), fc.constantFrom(...naughtyTexts), fc.string());

function casesOf(path: string, { parameters, requestBody }: Operation): fc.Arbitrary<Case> {
  const inPath = parameters.filter((one) => one.in === 'path');
  const ids = fc.record(
    Object.fromEntries(
      inPath.map(({ name, schema }) => [
        name,
        fc.oneof(fc.constantFrom(...KNOWN_IDS), textsFor(schema)),
      ]),
    ),
  );
  const query = fc.record(
    Object.fromEntries(
      parameters
        .filter((one) => one.in === 'query')
        .map(({ name, schema }) => [name, textsFor(schema)]),
    ),
    { requiredKeys: [] },
  );
  const stranger = fc.option(fc.tuple(fc.string(), fc.string()), { nil: undefined, freq: 4 });
  const tag = fc.oneof(fc.constantFrom('"1"', '"2"', 'W/"1"', '*', ''), fc.string());
  const types = Object.entries(requestBody?.content ?? {});
  const body =
    types.length === 0
      ? fc.constant(undefined)
      : fc.oneof(
          ...types.map(([type, { schema }]) =>
            bodiesOf(schema).map((content) => ({ type, content })),
          ),
        );
  return fc.record({ ids, query, stranger, tag, body }).map((drawn) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
      encodeURIComponent(asSegment(drawn.ids[name] ?? '')),
    );
    const search = new URLSearchParams(
      Object.entries(drawn.query).map(([name, value]) => [name, String(value).toWellFormed()]),
    );
    if (drawn.stranger)
      search.append(drawn.stranger[0].toWellFormed(), drawn.stranger[1].toWellFormed());
    return {
      path: `${filled}?${search}`,
      headers: {
        'if-match': drawn.tag.replaceAll(UNSAFE, ''),
        ...(drawn.body && { 'content-type': drawn.body.type }),
      },
      ...(drawn.body && { body: drawn.body.content }),
    };
  });
}

/** An empty one would be another route's path, and so would dots, which clients take for the folder itself and the one above. */
function asSegment(id: string): string {
  return /^\.{0,2}$/.test(id) ? 'none' : id.toWellFormed();
}

/** Bodies as the schema describes them, with a field changed, and such as are no bodies at all. */
function bodiesOf(schema: unknown): fc.Arbitrary<string> {
  const right = schema === undefined ? naughty : valuesOf(schema);
  return fc.oneof(
    right.map((value) => JSON.stringify(value)),
    right.chain(changed).map((value) => JSON.stringify(value)),
    naughty.map((value) => JSON.stringify(value)),
    fc.constantFrom(...nastyDocuments.filter((document) => document.length < 10_000)),
  );
}

/** A token for the first of the roles that may use an operation, made anew whenever one was given back. */
async function mintToken(endpoint: LinkEndpoint, { description = '' }: Operation): Promise<string> {
  const role = roleSchema.parse(/For: ([a-z-]+)/.exec(description)?.[1] ?? 'ambassador');
  if (role === 'ambassador') return (await endpoint.enrol()).deviceToken;
  return mintStaffToken(endpoint.context, { label: 'Fuzz', roles: [role] });
}

describe('every operation of the OpenAPI document', () => {
  it.each(operations)(
    '%s %s answers whatever comes as it says, and refuses with a problem that helps',
    async (method, path, operation) => {
      const endpoint = await startLinkEndpoint();
      let token = await mintToken(endpoint, operation);
      let asked = 0;
      let heldInMiddle: number | null = null;
      const statuses = new Set<number>();
      await fc.assert(
        fc.asyncProperty(casesOf(path, operation), async ({ path: address, headers, body }) => {
          const request = { method, headers, token, ...(body !== undefined && { body }) };
          const answer = await fetchOnce(endpoint, address, request);
          const text = await answer.text();
          statuses.add(answer.status);
          expect(answer.status).toBeLessThan(500);
          if (answer.status >= 400) {
            expect(answer.headers.get('content-type')).toContain(PROBLEM_MEDIA_TYPE);
            const problem = problemSchema.parse(JSON.parse(text));
            expect(problem.status).toBe(answer.status);
            expect(problem.detail ?? problem.errors).toBeTruthy();
          } else {
            expect(Object.keys(operation.responses)).toContain(String(answer.status));
          }
          if (answer.status === 401) token = await mintToken(endpoint, operation);
          asked += 1;
          if (RUNS >= TELLING_RUNS && asked === RUNS / 2) heldInMiddle = heldBytes();
        }),
        { numRuns: RUNS },
      );
      if (heldInMiddle !== null) expect(heldBytes() - heldInMiddle).toBeLessThan(GROWTH_MAX);
      expect(endpoint.log.filter((line) => line.includes('"level":50'))).toEqual([]);
      expect([...statuses].some((status) => status !== 401)).toBe(true);
    },
    LIMIT_MS,
  );
});

/** Redirects are an answer of the endpoint's; nobody follows them here. */
function fetchOnce(
  { url }: LinkEndpoint,
  path: string,
  {
    token,
    headers,
    ...rest
  }: { method: string; headers: Record<string, string>; token: string; body?: string },
): Promise<Response> {
  return fetch(url + path, {
    ...rest,
    redirect: 'manual',
    headers: { ...headers, authorization: `Bearer ${token}` },
  });
}
