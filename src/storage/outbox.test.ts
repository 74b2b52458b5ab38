import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ShareEvent } from '../contract/event.ts';
import { Database } from './database.ts';
import { eraseEverything } from './erase.ts';
import {
  countQueued,
  dismissRejected,
  findUndelivered,
  listRejected,
  requeueRejected,
  settleBatch,
} from './outbox.ts';

let database: Database;
beforeEach(() => {
  database = new Database(`test-${v7()}`);
});

async function queue(queuedAt: string): Promise<string> {
  const id = v7();
  await database.outbox.add({
    id,
    shareId: `share-of-${id}`,
    event: { id, type: 'share.inserted', occurredAt: queuedAt } as ShareEvent,
    queuedAt,
    state: 'queued',
    reason: null,
    detail: null,
  });
  return id;
}

const settle = async (id: string, reason: string) => {
  const batch = await database.outbox.where('id').equals(id).toArray();
  return settleBatch(database, batch, [{ id, status: 'rejected', reason }]);
};

describe('the outbox', () => {
  it('counts all that waits, and since when', async () => {
    await queue('2026-11-23T10:00:00Z');
    await queue('2026-11-23T11:00:00Z');
    await queue('2026-11-23T12:00:00Z');
    expect(await countQueued(database, null)).toEqual({
      queued: 3,
      oldestQueuedAt: '2026-11-23T10:00:00Z',
    });
  });

  it('knows which shares the company has not heard all of', async () => {
    const waiting = await queue('2026-11-23T10:00:00Z');
    const shares = [`share-of-${waiting}`, 'share-of-nobody'];
    expect(await findUndelivered(database, shares)).toEqual(new Set([`share-of-${waiting}`]));
  });

  it('puts a refused event back into the queue when the person tries again', async () => {
    const id = await queue('2026-11-23T10:00:00Z');
    await settle(id, 'unknown-item');
    expect(await countQueued(database, null)).toMatchObject({ queued: 0 });
    await requeueRejected(database, id);
    expect(await countQueued(database, null)).toMatchObject({ queued: 1 });
    expect(await listRejected(database)).toEqual([]);
  });

  it('lets the person dismiss a refused event, and nothing that still waits', async () => {
    const refused = await queue('2026-11-23T10:00:00Z');
    const waiting = await queue('2026-11-23T11:00:00Z');
    await settle(refused, 'invalid');
    await dismissRejected(database, refused);
    await dismissRejected(database, waiting);
    expect((await database.outbox.toArray()).map((entry) => entry.id)).toEqual([waiting]);
  });

  it('keeps to the order in which the person tried again, dismissed and erased', async () => {
    const retried = await queue('2026-11-23T10:00:00Z');
    await settle(retried, 'invalid');
    await Promise.all([requeueRejected(database, retried), dismissRejected(database, retried)]);
    expect(await countQueued(database, null)).toMatchObject({ queued: 1 });
    await settle(retried, 'invalid');
    await Promise.all([requeueRejected(database, retried), eraseEverything(database)]);
    expect(await database.outbox.count()).toBe(0);
  });
});
