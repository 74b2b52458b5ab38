import { ok, strictEqual } from 'node:assert/strict';
import { newEventId } from '../../../src/domain/new-id.ts';
import type { DeliveryStatus } from '../../../src/messaging/delivery-messages.ts';
import { arrive } from '../arrive.ts';
import type { Bench } from '../bench.ts';
import { enrol } from '../bench.ts';
import { answerWith, type Fault } from '../fault.ts';
import type { Row } from '../row.ts';
import { pass, until } from '../until.ts';

/** Ways in which a delivery ends without an answer that names its events. */
const BROKEN: readonly Fault[] = [
  { kind: 'reset' },
  { kind: 'lose-answer' },
  { kind: 'half-answer' },
  { kind: 'stall' },
  { kind: 'trickle' },
];

/** Answers that look like success and are none. */
const FALSE_SUCCESSES: Readonly<Record<string, Fault>> = {
  'a captive portal': answerWith(200, {
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Sign in</title>',
  }),
  'an empty answer': answerWith(200),
  'no content': { kind: 'answer', status: 204, headers: { 'access-control-allow-origin': '*' } },
  'an empty object': answerWith(200, { body: '{}' }),
  'no results': answerWith(200, { body: '{"results":[]}' }),
  'ids of somebody else': {
    kind: 'rewrite',
    change: (body) => body.replaceAll(/"id":"[^"]+"/g, () => `"id":"${newEventId()}"`),
  },
};

/** The wire and the endpoint misbehave. */
export const networkRows: readonly Row[] = [
  {
    id: 'F6',
    fault: 'offline for two hours, then on',
    tries: { short: 1, full: 3 },
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        const recorder = await bench.openRecorder();
        await bench.browser.context.setOffline(true);
        await recorder.record(20);
        await bench.browser.shiftClock(2 * 60 * 60_000);
        await recorder.record(5);
        await bench.browser.context.setOffline(false);
        await arrive(bench, 10_000);
        await bench.browser.shiftClock(0);
        await recorder.page.close();
      }
    },
  },
  {
    id: 'F9',
    fault: '401 with events queued, then a new invitation',
    tries: { short: 0, full: 2 },
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        const recorder = await bench.openRecorder();
        bench.company.execute(
          `update token_family set revoked_at = created_at
           where person_id in (select person_id from person where label is null)`,
        );
        await recorder.record(5);
        await until('the popup is told that the token is no longer good', async () => {
          const { error } = await bench.ask<DeliveryStatus>('extension.get-delivery');
          return error === 'unauthorised';
        });
        const sent = bench.proxy.seen.length;
        await recorder.record(5);
        strictEqual(bench.proxy.seen.length, sent, 'no delivery without a good token');
        await enrol(bench);
        await arrive(bench);
        await recorder.page.close();
      }
    },
  },
  {
    id: 'F10',
    fault: 'one event among a hundred that the endpoint answers with 400',
    tries: { short: 1, full: 3 },
    leaves: { rejected: 1 },
    async run(bench) {
      const recorder = await bench.openRecorder();
      await bench.proxy.shut();
      await recorder.record(67);
      const poison = [...bench.ledger.recorded].at(-50) ?? '';
      bench.proxy.meet(({ ids }) => (ids.includes(poison) ? answerWith(400) : { kind: 'pass' }));
      await bench.proxy.open();
      const { rejected } = await until<DeliveryStatus>(
        'the others are delivered',
        () => bench.ask<DeliveryStatus>('extension.deliver-now'),
        { fits: ({ queued }) => queued === 0 },
      );
      strictEqual(rejected[0]?.id, poison);
      await recorder.page.close();
    },
  },
  {
    id: 'F11',
    fault: '413: the endpoint takes 10 kB at most',
    tries: { short: 0, full: 3 },
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        const recorder = await bench.openRecorder();
        await bench.proxy.shut();
        await recorder.record(60);
        bench.proxy.meet(({ bytes }) => (bytes > 10_240 ? answerWith(413) : { kind: 'pass' }));
        await bench.proxy.open();
        await bench.ask('extension.deliver-now');
        await arrive(bench);
        await recorder.page.close();
      }
    },
  },
  {
    id: 'F12',
    fault: 'reset, lost, half, stalled and trickling answers',
    tries: { short: 1, full: 2 },
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        for (const fault of BROKEN) await failOnce(bench, fault);
      }
    },
  },
  {
    id: 'F13',
    fault: 'each delivery arrives two to five times at once',
    tries: { short: 4, full: 40 },
    async run(bench, tries) {
      const recorder = await bench.openRecorder();
      bench.proxy.meet(() => ({ kind: 'repeat', times: bench.random.between(2, 6) }));
      for (let turn = 0; turn < tries; turn += 1) await recorder.record(5);
      await arrive(bench);
      await recorder.page.close();
    },
  },
  {
    id: 'F14',
    fault: 'success that is none: a portal’s page, nothing, foreign ids',
    tries: { short: 1, full: 3 },
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        for (const [what, fault] of Object.entries(FALSE_SUCCESSES)) {
          await keepThrough(bench, what, fault);
        }
      }
    },
  },
  {
    id: 'F15',
    fault: 'SIGKILL of the endpoint while it takes events in',
    tries: { short: 3, full: 20 },
    async run(bench, tries) {
      const recorder = await bench.openRecorder();
      for (let turn = 0; turn < tries; turn += 1) {
        const recording = recorder.record(60);
        await pass(bench.random.between(50, 650));
        await bench.killEndpoint();
        await recording;
        await bench.restartEndpoint();
      }
      await bench.ask('extension.deliver-now');
      await arrive(bench);
      await recorder.page.close();
    },
  },
  {
    id: 'F17',
    fault: '15 % of the answers are lost after the commit',
    tries: { short: 20, full: 300 },
    async run(bench, tries) {
      const recorder = await bench.openRecorder();
      const { random } = bench;
      bench.proxy.meet(() => ({ kind: random.next() < 0.15 ? 'lose-answer' : 'pass' }));
      for (let turn = 0; turn < tries; turn += 1) await recorder.record(2);
      await bench.ask('extension.deliver-now');
      await arrive(bench, 60_000);
      await recorder.page.close();
    },
  },
];

/** One delivery fails like this; the next, which nobody asks for, brings everything. */
async function failOnce(bench: Bench, fault: Fault): Promise<void> {
  const recorder = await bench.openRecorder();
  bench.proxy.meet((_request, index) => (index === 0 ? fault : { kind: 'pass' }));
  await recorder.record(3);
  await arrive(bench, 40_000);
  await recorder.page.close();
}

/** While every answer is this one, nothing counts as delivered; afterwards everything is. */
async function keepThrough(bench: Bench, what: string, fault: Fault): Promise<void> {
  const recorder = await bench.openRecorder();
  const before = bench.proxy.seen.length;
  bench.proxy.meet(() => fault);
  await recorder.record(4);
  await until(`a delivery meets ${what}`, () => bench.proxy.seen.length > before);
  const { queued } = await until<DeliveryStatus>(
    `${what} is recognised`,
    () => bench.ask<DeliveryStatus>('extension.get-delivery'),
    { fits: ({ error }) => error !== null },
  );
  ok(queued >= 4, `${what}: ${queued} queued`);
  bench.proxy.calm();
  await arrive(bench, 40_000);
  await recorder.page.close();
}
