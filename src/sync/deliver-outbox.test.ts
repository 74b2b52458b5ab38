import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EventResult, ShareEvent } from '../contract/event.ts';
import { Database } from '../storage/database.ts';
import { listRejected } from '../storage/outbox.ts';
import { deliverOutbox } from './deliver-outbox.ts';
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

const accept = (events: readonly ShareEvent[]): EndpointResult<EventResult[]> => ({
  ok: true,
  value: events.map(({ id }) => ({ id, status: 'accepted' })),
});

describe('delivering the outbox', () => {
  it('sends the oldest first, in batches of a hundred, until nothing is queued', async () => {
    const events = await queue(250);
    const batches: string[][] = [];
    const outcome = await deliverOutbox(database, {
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
    const outcome = await deliverOutbox(database, {
      postEvents: async (batch) => accept(batch.filter((event) => event.id === first?.id)),
    });
    expect(outcome).toMatchObject({ outcome: 'retry', error: 'bad-answer', settled: 1 });
    expect(await database.outbox.count()).toBe(2);
  });

  it('keeps all of them when the answer names ids of somebody else', async () => {
    await queue(2);
    const outcome = await deliverOutbox(database, {
      postEvents: async () => accept([makeEvent(), makeEvent()]),
    });
    expect(outcome).toMatchObject({ outcome: 'retry', error: 'bad-answer', settled: 0 });
    expect(await database.outbox.count()).toBe(2);
  });

  it('counts a duplicate as delivered', async () => {
    await queue(1);
    await deliverOutbox(database, {
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
    const outcome = await deliverOutbox(database, {
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
    await deliverOutbox(database, {
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
    const outcome = await deliverOutbox(database, {
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
    const outcome = await deliverOutbox(database, {
      postEvents: async () => ({ ok: false, error: 'unauthorised', status: 401 }),
    });
    expect(outcome).toEqual({ outcome: 'unauthorised', settled: 0 });
    expect(await database.outbox.count()).toBe(2);
  });
});
