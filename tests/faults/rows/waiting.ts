import { ok } from 'node:assert/strict';
import type { DeliveryStatus } from '../../../src/messaging/delivery-messages.ts';
import { arrive } from '../arrive.ts';
import type { Bench } from '../bench.ts';
import { answerWith } from '../fault.ts';
import type { Row } from '../row.ts';
import { pass, until } from '../until.ts';

const HOUR_MS = 60 * 60_000;
/** The back-off's own part of a wait, at the most: fifteen minutes (retry-policy.ts). */
const JITTER_CAP_MS = 15 * 60_000;
/** How long the storm of F7 lasts. */
const STORM_MS = 60_000;
/** What a timer and a waking worker may add to a wait. */
const SLACK_MS = 3_000;

/** The endpoint asks for patience, or is in trouble for long. */
export const waitingRows: readonly Row[] = [
  {
    id: 'F7',
    fault: 'a storm of 500, 502, 503 and 504',
    tries: { short: 0, full: 1 },
    async run(bench) {
      const { proxy, random } = bench;
      const recorder = await bench.openRecorder();
      const before = proxy.seen.length;
      proxy.meet(() => answerWith(random.pick([500, 502, 503, 504])));
      await recorder.record(10);
      await pass(STORM_MS);
      const sent = proxy.seen.slice(before).map(({ at }) => at);
      ok(sent.length >= 2, 'it was tried again');
      for (const [index, at] of sent.slice(1).entries()) {
        const ceilingMs = Math.min(JITTER_CAP_MS, 1_000 * 2 ** (index + 1));
        const waitedMs = at - (sent[index] ?? at);
        ok(waitedMs <= ceilingMs + SLACK_MS, `try ${index + 2} came ${waitedMs} ms late`);
      }
      // Full jitter may be short by chance; all of ten tries may not.
      ok(sent.length <= 30, `${sent.length} tries in ${STORM_MS} ms`);
      proxy.calm();
      await bench.ask('extension.deliver-now');
      await arrive(bench);
      await recorder.page.close();
    },
  },
  {
    id: 'F8',
    fault: '429 with Retry-After: 5, a date, 10⁹, −1, nonsense',
    tries: { short: 1, full: 3 },
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        for (const junk of ['-1', 'soon', '']) await waitAsAsked(bench, () => junk, 0);
        await waitAsAsked(bench, () => '5', 5_000);
        await waitAsAsked(bench, () => new Date(Date.now() + 7_000).toUTCString(), 4_000);
        await capTheWait(bench);
      }
    },
  },
];

/**
 * However many shares come meanwhile, nothing is sent before the time; then everything, unasked. `retryAfter` says when at
 * the moment of the answer.
 */
async function waitAsAsked(bench: Bench, retryAfter: () => string, leastMs: number) {
  const { proxy } = bench;
  const recorder = await bench.openRecorder();
  const before = proxy.seen.length;
  let asked = '';
  proxy.meet((_request, index) => {
    if (index > 0) return { kind: 'pass' };
    asked = retryAfter();
    return answerWith(429, { headers: { 'retry-after': asked } });
  });
  await recorder.record(1);
  await until('it was sent once', () => proxy.seen.length > before);
  await recorder.record(5);
  await arrive(bench, 40_000);
  const [refused, next] = proxy.seen.slice(before);
  const waitedMs = (next?.at ?? 0) - (refused?.at ?? 0);
  ok(waitedMs >= leastMs, `Retry-After: ${asked}: waited ${waitedMs} ms only`);
  await recorder.page.close();
}

/** An hour is the longest that a server may ask for; the person's own "send now" does not wait. */
async function capTheWait(bench: Bench): Promise<void> {
  const recorder = await bench.openRecorder();
  bench.proxy.meet((_request, index) =>
    index === 0 ? answerWith(429, { headers: { 'retry-after': '1000000000' } }) : { kind: 'pass' },
  );
  await recorder.record(3);
  const waitMs = await until(
    'the next attempt is planned for later than in half an hour',
    async () => {
      const { nextAttemptAt } = await bench.ask<DeliveryStatus>('extension.get-delivery');
      return Date.parse(nextAttemptAt ?? '') - Date.now();
    },
    { fits: (ms) => ms > HOUR_MS / 2 },
  );
  ok(waitMs <= HOUR_MS + JITTER_CAP_MS, `waits ${waitMs} ms`);
  await bench.ask('extension.deliver-now');
  await arrive(bench);
  await recorder.page.close();
}
