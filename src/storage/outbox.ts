import type { EventResult } from '../contract/event.ts';
import type { Database } from './database.ts';
import type { OutboxEntry } from './records.ts';

/** The oldest queued events, at most `most`: within one state the index sorts by id, and UUIDv7 ids by time. */
export function listQueued(database: Database, most: number): Promise<OutboxEntry[]> {
  return database.outbox.where('state').equals('queued').limit(most).toArray();
}

/** How many events wait, and since when. */
export async function countQueued(
  database: Database,
): Promise<{ queued: number; oldestQueuedAt: string | null }> {
  // Two collections: first() leaves a limit of one on the one that it is called on.
  const queued = () => database.outbox.where('state').equals('queued');
  const first = await queued().first();
  return { queued: await queued().count(), oldestQueuedAt: first?.queuedAt ?? null };
}

/** The events that the endpoint refused. */
export function listRejected(database: Database): Promise<OutboxEntry[]> {
  return database.outbox.where('state').equals('rejected').sortBy('id');
}

/** Share ids among these that still have an event to deliver. */
export async function findUndelivered(
  database: Database,
  shareIds: readonly string[],
): Promise<Set<string>> {
  const entries = await database.outbox
    .where('shareId')
    .anyOf([...shareIds])
    .toArray();
  return new Set(entries.map((entry) => entry.shareId));
}

/**
 * Applies the endpoint's answers: an event goes only when the endpoint names its id as accepted or
 * duplicate; a refused one is kept with its reason; ids that are not ours are ignored.
 *
 * @returns how many of the batch were settled either way
 */
export function settleBatch(
  database: Database,
  batch: readonly OutboxEntry[],
  results: readonly EventResult[],
): Promise<number> {
  const answers = new Map(results.map((result) => [result.id, result]));
  return database.transaction('rw', database.outbox, async () => {
    let settled = 0;
    for (const { id } of batch) {
      const answer = answers.get(id);
      if (!answer) continue;
      settled += 1;
      if (answer.status === 'rejected') {
        await database.outbox.update(id, {
          state: 'rejected',
          reason: answer.reason ?? 'invalid',
          detail: answer.detail ?? null,
        });
      } else {
        await database.outbox.delete(id);
      }
    }
    return settled;
  });
}

/** Puts a refused event back into the queue. */
export async function requeueRejected(database: Database, id: string): Promise<void> {
  await database.outbox.update(id, { state: 'queued', reason: null, detail: null });
}

/** Forgets a refused event, at the person's word. */
export async function dismissRejected(database: Database, id: string): Promise<void> {
  const entry = await database.outbox.get(id);
  if (entry?.state === 'rejected') await database.outbox.delete(id);
}
