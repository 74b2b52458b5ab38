import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listLedger } from '../storage/ledger.ts';
import { decide } from './device.ts';
import { FakeWorker } from './fake-context.ts';
import { createGatedFetch } from './gated-fetch.ts';
import { pause } from './privacy.ts';

const EVENTS = 'https://old.example/v1/events';
const SHUT = 'nothing may be sent now';

let worker: FakeWorker;
let gated: typeof fetch;
beforeEach(() => {
  worker = new FakeWorker();
  gated = createGatedFetch(worker.context.database, () => worker.now);
});
afterEach(() => vi.unstubAllGlobals());

/** The network, which answers everything alike. */
function answerWith(answer: () => Promise<Response>) {
  const asked = vi.fn(answer);
  vi.stubGlobal('fetch', asked);
  return asked;
}

const readLedger = () => listLedger(worker.context.database, { before: null, most: 10 });

test('nothing leaves, and nothing is noted, before consent, after a refusal and during a pause', async () => {
  const asked = answerWith(async () => new Response('{}'));
  await expect(gated(EVENTS)).rejects.toThrow(SHUT);
  await decide(worker.context, { consent: 'refused', withoutAttribution: false });
  await expect(gated(EVENTS)).rejects.toThrow(SHUT);
  await worker.accept();
  await pause(worker.context, 'hour');
  await expect(gated(EVENTS)).rejects.toThrow(SHUT);
  expect(asked).not.toHaveBeenCalled();
  expect(await readLedger()).toEqual([]);
  worker.now = new Date(worker.now.getTime() + 3_600_000);
  await gated(EVENTS);
  expect(asked).toHaveBeenCalledOnce();
});

test('once a pause is written nothing leaves, whatever was on its way to the gate', async () => {
  await worker.accept();
  let paused = false;
  const leftPaused: boolean[] = [];
  answerWith(async () => {
    leftPaused.push(paused);
    return new Response('{}');
  });
  const tries = Array.from({ length: 5 }, () => gated(EVENTS).catch(() => null));
  const pausing = pause(worker.context, 'open').then(() => {
    paused = true;
  });
  const late = Array.from({ length: 5 }, () => gated(EVENTS).catch(() => null));
  await Promise.all([...tries, pausing, ...late]);
  expect(leftPaused).toEqual([false, false, false, false, false]);
  expect(await readLedger()).toHaveLength(leftPaused.length);
});

test('what passes is written down as it left, with its answer, but without the key of the device', async () => {
  answerWith(async () => new Response('{"results":[]}', { status: 202 }));
  await worker.accept();
  const response = await gated(EVENTS, {
    method: 'POST',
    body: '{"a":"é\\u00e9"}',
    headers: { authorization: 'Bearer secret', 'content-type': 'application/json' },
  });
  expect(await response.text()).toBe('{"results":[]}');
  const [entry] = await readLedger();
  expect(entry).toMatchObject({
    method: 'POST',
    url: EVENTS,
    headers: { authorization: 'Bearer ***', 'content-type': 'application/json' },
    body: '{"a":"é\\u00e9"}',
    status: 202,
    answer: '{"results":[]}',
  });
  expect(JSON.stringify(entry)).not.toContain('secret');
});

test('the answer to an enrolment is a key and is not written down', async () => {
  answerWith(async () => new Response('{"deviceToken":"secret"}'));
  await worker.accept();
  await gated('https://old.example/v1/enrolments', { method: 'POST', body: '{"code":"X"}' });
  expect(await readLedger()).toMatchObject([{ body: '{"code":"X"}', status: 200, answer: null }]);
});

test('a request that nobody answered is written down all the same', async () => {
  answerWith(async () => Promise.reject(new TypeError('cut')));
  await worker.accept();
  await expect(gated(EVENTS)).rejects.toThrow('cut');
  expect(await readLedger()).toMatchObject([{ url: EVENTS, status: null, answer: null }]);
});

test('what can’t be written down does not leave', async () => {
  const asked = answerWith(async () => new Response('{}'));
  await worker.accept();
  await expect(gated(EVENTS, { method: 'POST', body: new Blob(['x']) })).rejects.toThrow(
    'only texts leave',
  );
  worker.context.database.ledger.hook('creating', () => {
    throw new Error('full');
  });
  worker.area.faults.failing = 'throws';
  await expect(gated(EVENTS)).rejects.toThrow('can’t be written down');
  expect(asked).not.toHaveBeenCalled();
});
