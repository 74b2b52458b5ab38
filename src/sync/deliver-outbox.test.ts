import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { BATCH_MAX_BYTES, type EventResult, type ShareEvent } from '../contract/event.ts';
import type { DeviceEvent } from '../contract/report.ts';
import { Database } from '../storage/database.ts';
import { listRejected } from '../storage/outbox.ts';
import { measureBytes } from '../storage/record-fault.ts';
import { type DeliveryTarget, deliverOutbox } from './deliver-outbox.ts';
import type { EndpointResult } from './endpoint-result.ts';

let database: Database;
beforeEach(async () => {
  database = new Database(`test-${v7()}`);
});

function makeEvent(): ShareEvent {
  return {
    type: 'share.inserted',
    id: v7(),
    occurredAt: '2026-11-23T12:00:00Z',
    shareId: v7(),
    itemId: 'heat-storage',
    itemRevision: 1,
    variantId: 'plain',
    network: 'linkedin',
    composer: 'post',
    mode: 'in-composer',
    link: 'https://www.example.com/',
    attribution: 'none',
    clientVersion: '0.1.0',
  };
}

async function queue(count: number): Promise<ShareEvent[]> {
  const events = Array.from({ length: count }, makeEvent);
  await database.outbox.bulkAdd(
    events.map((event) => ({
      id: event.id,
      shareId: event.shareId,
      event,
      queuedAt: event.occurredAt,
      state: 'queued' as const,
      reason: null,
      detail: null,
    })),
  );
  return events;
}

const COMPANY = 'https://portevoix.example.com/acme';

const deliver = (client: DeliveryTarget['client']) =>
  deliverOutbox(database, { company: COMPANY, client });

const accept = (events: readonly DeviceEvent[]): EndpointResult<EventResult[]> => ({
  ok: true,
  value: events.map(({ id }) => ({ id, status: 'accepted' })),
});

describe('delivering the outbox', () => {
  it('sends the oldest first, in batches of a hundred, until nothing is queued', async () => {
    const events = await queue(250);
    const batches: string[][] = [];
    const outcome = await deliver({
      async postEvents(batch) {
        batches.push(batch.map((event) => event.id));
        return accept(batch);
      },
    });
    expect(outcome).toEqual({ outcome: 'delivered', settled: 250 });
    expect(batches.map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect(batches.flat()).toEqual(events.map((event) => event.id).toSorted());
    expect(await database.outbox.count()).toBe(0);
  });

  it('keeps every event whose id the answer does not name', async () => {
    const [first] = await queue(3);
    const outcome = await deliver({
      postEvents: async (batch) => accept(batch.filter((event) => event.id === first?.id)),
    });
    expect(outcome).toMatchObject({ outcome: 'retry', error: 'bad-answer', settled: 1 });
    expect(await database.outbox.count()).toBe(2);
  });

  it('keeps all of them when the answer names ids of somebody else', async () => {
    await queue(2);
    const outcome = await deliver({
      postEvents: async () => accept([makeEvent(), makeEvent()]),
    });
    expect(outcome).toMatchObject({ outcome: 'retry', error: 'bad-answer', settled: 0 });
    expect(await database.outbox.count()).toBe(2);
  });

  it('counts a duplicate as delivered', async () => {
    await queue(1);
    await deliver({
      postEvents: async ([event]) => ({
        ok: true,
        value: [{ id: event?.id ?? '', status: 'duplicate' }],
      }),
    });
    expect(await database.outbox.count()).toBe(0);
  });

  it('keeps a refused event in sight with its reason and delivers the others', async () => {
    const events = await queue(3);
    const poison = events[1]?.id;
    const outcome = await deliver({
      postEvents: async (batch) => ({
        ok: true,
        value: batch.map(({ id }) =>
          id === poison
            ? { id, status: 'rejected', reason: 'unknown-item' }
            : { id, status: 'accepted' },
        ),
      }),
    });
    expect(outcome).toEqual({ outcome: 'delivered', settled: 3 });
    expect(await listRejected(database)).toMatchObject([{ id: poison, reason: 'unknown-item' }]);
    expect(await database.outbox.count()).toBe(1);
  });

  it('finds the one event that makes the endpoint refuse a whole batch', async () => {
    const events = await queue(100);
    const poison = events[41]?.id;
    await deliver({
      postEvents: async (batch) =>
        batch.some(({ id }) => id === poison)
          ? { ok: false, error: 'refused', status: 400 }
          : accept(batch),
    });
    expect(await listRejected(database)).toMatchObject([{ id: poison, reason: 'refused' }]);
    expect(await database.outbox.count()).toBe(1);
  });

  it('stops at the first failure, with the wait that the server asked for', async () => {
    await queue(150);
    let calls = 0;
    const outcome = await deliver({
      async postEvents(batch) {
        calls += 1;
        return calls === 1
          ? accept(batch)
          : { ok: false, error: 'server-error', status: 503, retryAfterMs: 7_000 };
      },
    });
    expect(outcome).toEqual({
      outcome: 'retry',
      settled: 100,
      error: 'server-error',
      retryAfterMs: 7_000,
    });
    expect(await database.outbox.count()).toBe(50);
  });

  it('stops and keeps all when the token is no longer good', async () => {
    await queue(2);
    const outcome = await deliver({
      postEvents: async () => ({ ok: false, error: 'unauthorised', status: 401 }),
    });
    expect(outcome).toEqual({ outcome: 'unauthorised', settled: 0 });
    expect(await database.outbox.count()).toBe(2);
  });

  it('cuts a batch at 256 kB of events, and sends one alone that fills it', async () => {
    const events = await queue(12);
    for (const { id, ...event } of events) {
      await database.outbox.update(id, {
        event: { ...event, id, link: `https://x.example/${'x'.repeat(60_000)}` } as never,
      });
    }
    const batches: DeviceEvent[][] = [];
    await deliver({
      async postEvents(batch) {
        batches.push([...batch]);
        return accept(batch);
      },
    });
    expect(batches.map((batch) => batch.length)).toEqual([4, 4, 4]);
    for (const batch of batches) {
      expect(measureBytes(batch)).toBeLessThanOrEqual(BATCH_MAX_BYTES);
    }
  });

  it('halves a batch that the server finds too large, until it passes', async () => {
    const events = await queue(100);
    const sizes: number[] = [];
    const outcome = await deliver({
      async postEvents(batch) {
        sizes.push(batch.length);
        return batch.length > 30 ? { ok: false, error: 'refused', status: 413 } : accept(batch);
      },
    });
    expect(outcome).toEqual({ outcome: 'delivered', settled: events.length });
    expect(sizes).toEqual([100, 50, 25, 25, 50, 25, 25]);
    expect(await listRejected(database)).toEqual([]);
  });

  it('sets aside the one event that is too large alone, and names that', async () => {
    const [big] = await queue(8);
    await deliver({
      postEvents: async (batch) =>
        batch.some(({ id }) => id === big?.id)
          ? { ok: false, error: 'refused', status: 413 }
          : accept(batch),
    });
    expect(await listRejected(database)).toMatchObject([{ id: big?.id, reason: 'too-large' }]);
    expect(await database.outbox.count()).toBe(1);
  });

  it.each([400, 413, 422])(
    'keeps a queue whose every event gets a %i: it is the server that is at fault',
    async (status) => {
      await queue(40);
      const outcome = await deliver({
        postEvents: async () => ({ ok: false, error: 'refused', status }),
      });
      expect(outcome).toMatchObject({ outcome: 'retry', error: 'bad-answer', settled: 0 });
      expect(await listRejected(database)).toEqual([]);
    },
  );
});
