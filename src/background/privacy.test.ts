import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { noteRequest } from '../storage/ledger.ts';
import { deliver } from './delivery.ts';
import { enrolDevice } from './device.ts';
import { FakeWorker } from './fake-context.ts';
import { bidFarewell } from './farewell.ts';
import { describeLedger, describeOwnData, pause } from './privacy.ts';

let worker: FakeWorker;
beforeEach(async () => {
  worker = new FakeWorker();
  await worker.accept();
});

test('a pause holds everything back that would be sent, and wakes the worker when it is over', async () => {
  await pause(worker.context, 'hour');
  await deliver(worker.context, 'person');
  expect(worker.received.size).toBe(0);
  expect(worker.scheduled.at(-1)).toBe(3_600_000);
  const enrolling = enrolDevice(worker.context, { endpointUrl: 'https://new.example', code: 'x' });
  expect(await enrolling).toEqual({ ok: false, code: 'paused' });
  expect(await bidFarewell(worker.context, 'left')).toEqual({ ok: false, code: 'paused' });
  expect((await pause(worker.context, null)).pausedUntil).toBeNull();
});

test('the ledger comes in pages', async () => {
  const { database } = worker.context;
  const at = worker.now.toISOString();
  const request = { at, method: 'GET', url: 'https://old.example/', headers: {}, body: null };
  for (let number = 0; number < 25; number += 1) await noteRequest(database, request);
  const first = await describeLedger(worker.context, null);
  const second = await describeLedger(worker.context, first.sent.at(-1)?.id ?? null);
  expect([first.sent.length, first.hasMore]).toEqual([20, true]);
  expect([second.sent.length, second.hasMore]).toEqual([5, false]);
});

test('own data hold everything but the key of the device', async () => {
  const data = await describeOwnData(worker.context);
  expect(Object.keys(data)).toEqual(
    expect.arrayContaining(['device', 'checklist', 'toldLevels', 'shares', 'waiting', 'sent']),
  );
  expect(JSON.stringify(data)).not.toContain('token of old.example');
});
