import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../contract/people.ts';
import type { ChecklistAnswers } from '../domain/checklist/criterion.ts';
import { linkedin } from '../networks/linkedin.ts';
import { companyOf } from '../storage/company.ts';
import { feedSetting } from '../storage/feed-state.ts';
import type { OutboxEntry } from '../storage/records.ts';
import {
  changeSetting,
  checklistSetting,
  deviceSetting,
  readSetting,
} from '../storage/settings.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import type { EndpointResult } from '../sync/endpoint-result.ts';
import type { WorkerContext } from './context.ts';
import { enrolDevice } from './device.ts';
import { FakeWorker, makeEnrolment } from './fake-context.ts';
import { bidFarewell, eraseDevice } from './farewell.ts';
import { refresh } from './feed.ts';
import { noteTrouble } from './trouble.ts';
import { noteFactsSeen } from './unseen-facts.ts';

const receipt: Receipt = {
  receipt: {
    receiptId: '019ab7a0-0000-7000-8000-000000000001',
    tenant: 'default',
    kind: 'erased',
    at: '2026-11-23T12:00:00Z',
    shares: 1,
    events: 2,
    clicks: 3,
    tokens: 1,
  },
  signature: { keyId: 'abcdefghijklmnop', value: 'A'.repeat(86) },
};

let worker: FakeWorker;
beforeEach(async () => {
  worker = new FakeWorker();
  await worker.accept();
});

/** The worker with an endpoint that answers as given. */
function withAnswers(answers: Partial<EndpointClient>): WorkerContext {
  const { context } = worker;
  const createClient: WorkerContext['createClient'] = (options) => ({
    ...context.createClient(options),
    ...answers,
  });
  return { ...context, createClient };
}

const give =
  <Value>(value: Value) =>
  async (): Promise<EndpointResult<Value>> => ({ ok: true, value });
const fail = (error: 'unreachable' | 'unauthorised') => async () => ({ ok: false, error }) as const;

/** What is left in either copy. */
async function listLeft(): Promise<string[]> {
  const { database } = worker.context;
  const counts = await Promise.all(
    database.tables.map(async (table) => ({ name: table.name, rows: await table.count() })),
  );
  const filled = counts.filter(({ rows }) => rows > 0).map(({ name }) => name);
  return [...filled, ...((await database.journal.listKeys()) ?? ['?'])];
}

test('where the company can’t be asked, nothing changes', async () => {
  const context = withAnswers({ bidFarewell: fail('unreachable') });
  expect(await bidFarewell(context, 'erased')).toEqual({ ok: false, code: 'unreachable' });
  expect((await readSetting(context.database, deviceSetting)).enrolment).not.toBeNull();
});

describe('whoever leaves', () => {
  test('keeps log and answers, and the key is forgotten', async () => {
    const context = withAnswers({ bidFarewell: give(receipt) });
    await changeSetting(
      context.database,
      checklistSetting,
      (): ChecklistAnswers => ({
        photo: { answer: 'yes', answeredAt: '2026-11-20T12:00:00Z', from: 'self' },
      }),
    );
    expect(await bidFarewell(context, 'left')).toMatchObject({ ok: true, receipt });
    expect((await readSetting(context.database, deviceSetting)).enrolment).toBeNull();
    expect(await readSetting(context.database, checklistSetting)).toHaveProperty('photo');
  });

  test('and enrols elsewhere before the answer comes stays enrolled there', async () => {
    const farewell = Promise.withResolvers<EndpointResult<Receipt>>();
    const asked = Promise.withResolvers<undefined>();
    const context = withAnswers({
      bidFarewell: () => {
        asked.resolve(undefined);
        return farewell.promise;
      },
    });
    const leaving = bidFarewell(context, 'left');
    await asked.promise;
    await worker.accept('new.example');
    farewell.resolve({ ok: true, value: receipt });
    expect(await leaving).toMatchObject({
      ok: true,
      device: { enrolment: { endpointUrl: 'https://new.example' } },
    });
  });

  test('leaves nothing behind that could go to another company', async () => {
    const { database } = worker.context;
    const entry = { id: 'e1', state: 'queued' } as OutboxEntry;
    await database.outbox.add(entry);
    await bidFarewell(withAnswers({ bidFarewell: give(receipt) }), 'left');
    expect((await database.outbox.get('e1'))?.company).toBe(
      companyOf(makeEnrolment('old.example')),
    );
  });
});

describe('whoever erases', () => {
  test('leaves nothing in either copy', async () => {
    const context = withAnswers({ bidFarewell: give(receipt) });
    expect(await listLeft()).not.toEqual([]);
    expect(await bidFarewell(context, 'erased')).toMatchObject({
      ok: true,
      receipt,
      device: { consent: 'undecided', enrolment: null },
    });
    expect(await listLeft()).toEqual([]);
  });

  test('gets the receipt although its answer was lost: it is asked for by the id that it had', async () => {
    const ids: string[] = [];
    const lost = withAnswers({
      bidFarewell: async (_kind, id) => {
        ids.push(id);
        return { ok: false, error: 'unreachable' };
      },
    });
    await bidFarewell(lost, 'erased');
    const again = withAnswers({
      bidFarewell: fail('unauthorised'),
      getReceipt: async (id) => {
        ids.push(id);
        return { ok: true, value: receipt };
      },
    });
    expect(await bidFarewell(again, 'erased')).toMatchObject({ ok: true, receipt });
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  test('gets it although the browser erases nothing', async () => {
    worker.area.faults.failing = 'throws';
    const context = withAnswers({ bidFarewell: give(receipt) });
    expect(await bidFarewell(context, 'erased')).toEqual({
      ok: false,
      code: 'not-erased',
      receipt: { ...receipt, keyRing: null },
    });
  });

  test('sees nothing come back with an answer that was under way', async () => {
    const feed = Promise.withResolvers<EndpointResult<never>>();
    const enrolment = Promise.withResolvers<undefined>();
    const client = worker.context.createClient({ baseUrl: 'https://old.example' });
    const context = withAnswers({
      getKeyRing: () => feed.promise,
      enrol: async (...given) => {
        await enrolment.promise;
        return client.enrol(...given);
      },
    });
    const refreshing = refresh(context);
    const enrolling = enrolDevice(context, { endpointUrl: 'https://old.example', code: 'x' });
    const erasing = eraseDevice(context);
    feed.resolve({ ok: false, error: 'server-error' });
    await refreshing;
    expect(await erasing).toMatchObject({ ok: true });
    enrolment.resolve(undefined);
    expect(await enrolling).toEqual({ ok: false, code: 'consent-needed' });
    const { errors } = await readSetting(context.database, feedSetting);
    const { enrolment: kept } = await readSetting(context.database, deviceSetting);
    expect({ errors, kept }).toEqual({ errors: 0, kept: null });
  });

  test('sees nothing written by what had begun before', async () => {
    const { context } = worker;
    const kind = 'not-verified' as const;
    const reported = noteTrouble(context, linkedin, { kind, recipe: null });
    const seen = noteFactsSeen(context);
    await Promise.all([eraseDevice(context), reported, seen]);
    expect(await listLeft()).toEqual([]);
  });

  test('this device alone asks nobody', async () => {
    expect(await eraseDevice(worker.context)).toMatchObject({ ok: true, receipt: null });
    expect(worker.received.size).toBe(0);
  });
});
