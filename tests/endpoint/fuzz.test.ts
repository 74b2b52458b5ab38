import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventBatchAnswerSchema } from '../../src/contract/event.ts';
import { changed, LIMIT_MS, RUNS } from './fuzz-values.ts';
import { startLinkEndpoint } from './link-endpoint.ts';
import { nastyDocuments, naughtyTexts } from './nasty-texts.ts';
import { makeBatch, makeEvent } from './samples.ts';
import { startTestEndpoint } from './test-endpoint.ts';

const json = { 'content-type': 'application/json' };

const query = fc
  .array(fc.tuple(fc.string(), fc.oneof(fc.string(), fc.constantFrom(...naughtyTexts))), {
    maxLength: 4,
  })
  .map(
    (pairs) => new URLSearchParams(pairs.map((pair) => pair.map((text) => text.toWellFormed()))),
  );

describe('what fuzzing each operation of the document does not reach', () => {
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
