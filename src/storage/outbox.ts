import type { EventResult } from '../contract/event.ts';
import { changeRows, lookUp } from './change-rows.ts';
import { countFor, isFor } from './company.ts';
import type { Database } from './database.ts';
import { quarantine } from './quarantine.ts';
import { findFault } from './record-fault.ts';
import type { OutboxEntry } from './records.ts';
import {
  dropRows,
  listJournalIds,
  putRows,
  type Row,
  readAllFromJournal,
  readFromJournal,
  readRow,
} from './two-copies.ts';

/** Entries that one look at the journal reads. */
const JOURNAL_CHUNK = 100;

/**
 * The oldest queued events for a company, at most `most`: within one state the index sorts by id, and UUIDv7 ids by
 * time. A record that can't be sent is healed from the journal or put into quarantine on the way.
 */
export async function listQueued(
  database: Database,
  company: string | null,
  most: number,
): Promise<OutboxEntry[]> {
  for (;;) {
    const stored = await database.attempt(() => readQueued(database, company, most));
    if (!stored.ok) return listQueuedInJournal(database, company, most);
    const damaged = stored.value.filter(({ id }, at) => findFault('outbox', id, stored.value[at]));
    if (damaged.length === 0) return stored.value;
    for (const entry of damaged) await quarantine(database, entry.id, entry);
  }
}

/** As a rule all that waits is for one company, and is read at once; what has to be sorted out is gone through one by one. */
async function readQueued(
  database: Database,
  company: string | null,
  most: number,
): Promise<OutboxEntry[]> {
  const oldest = await database.outbox.where('state').equals('queued').limit(most).toArray();
  const isForAll = oldest.every((entry) => isFor(entry, company));
  return isForAll ? oldest : selectQueued(database, company).limit(most).toArray();
}

function selectQueued(database: Database, company: string | null) {
  const queued = database.outbox.where('state').equals('queued');
  return queued.filter((entry) => isFor(entry, company));
}

async function listQueuedInJournal(
  database: Database,
  company: string | null,
  most = Number.POSITIVE_INFINITY,
): Promise<OutboxEntry[]> {
  const ids = await listJournalIds(database, 'outbox');
  const queued: OutboxEntry[] = [];
  for (let start = 0; start < ids.length && queued.length < most; start += JOURNAL_CHUNK) {
    const chunk = ids.slice(start, start + JOURNAL_CHUNK);
    const entries = await readFromJournal(database, 'outbox', chunk);
    queued.push(...entries.filter((entry) => entry.state === 'queued' && isFor(entry, company)));
  }
  return queued.slice(0, most);
}

/** How many events wait for a company, and since when. */
export async function countQueued(
  database: Database,
  company: string | null,
): Promise<{ queued: number; oldestQueuedAt: string | null }> {
  const stored = await database.attempt(async () => {
    const [first] = await selectQueued(database, company).limit(1).toArray();
    return {
      queued: await countFor(database, company),
      oldestQueuedAt: first?.queuedAt ?? null,
    };
  });
  if (stored.ok) return stored.value;
  const queued = await listQueuedInJournal(database, company);
  return { queued: queued.length, oldestQueuedAt: queued[0]?.queuedAt ?? null };
}

/** Whether more events wait than this, for whichever company. */
export async function hasMoreQueued(database: Database, than: number): Promise<boolean> {
  const stored = await database.attempt(() =>
    database.outbox
      .where('state')
      .equals('queued')
      .limit(than + 1)
      .count(),
  );
  return stored.ok && stored.value > than;
}

/** The events that the endpoint refused. */
export async function listRejected(database: Database): Promise<OutboxEntry[]> {
  const stored = await database.attempt(() =>
    database.outbox.where('state').equals('rejected').sortBy('id'),
  );
  if (stored.ok) return stored.value;
  const entries = await readAllFromJournal(database, 'outbox');
  return entries.filter(({ state }) => state === 'rejected');
}

/** Share ids among these that still have an event to deliver. */
export async function findUndelivered(
  database: Database,
  shareIds: readonly string[],
): Promise<Set<string>> {
  const asked = new Set(shareIds);
  const stored = await database.attempt(() =>
    database.outbox
      .where('shareId')
      .anyOf([...asked])
      .toArray(),
  );
  const entries = stored.ok ? stored.value : await readAllFromJournal(database, 'outbox');
  return new Set(
    entries.flatMap(({ shareId }) => (shareId && asked.has(shareId) ? [shareId] : [])),
  );
}

/**
 * Applies the endpoint's answers to both copies: an event goes only when the endpoint names its id as accepted or
 * duplicate; a refused one is kept with its reason; ids that are not ours are ignored.
 *
 * @returns how many of the batch were settled either way
 */
export async function settleBatch(
  database: Database,
  batch: readonly OutboxEntry[],
  results: readonly EventResult[],
): Promise<number> {
  const answers = new Map(results.map((result) => [result.id, result]));
  const delivered: string[] = [];
  const rejected: Row[] = [];
  for (const entry of batch) {
    const answer = answers.get(entry.id);
    if (!answer) continue;
    if (answer.status === 'rejected') {
      const { reason = 'invalid', detail = null } = answer;
      rejected.push(changeEntry(entry, { state: 'rejected', reason, detail }));
    } else delivered.push(entry.id);
  }
  await dropRows(database, 'outbox', delivered);
  if (rejected.length > 0) await putRows(database, rejected);
  return delivered.length + rejected.length;
}

/** Puts a refused event back into the queue, unless it is gone by then. */
export async function requeueRejected(database: Database, id: string): Promise<void> {
  await changeRows(database, {
    lookups: [lookUp('outbox', id)],
    into: ['outbox'],
    decide: ([entry]) => ({
      rows:
        entry?.state === 'rejected'
          ? [changeEntry(entry, { state: 'queued', reason: null, detail: null })]
          : [],
      result: null,
    }),
  });
}

/** Forgets a refused event, at the person's word. */
export async function dismissRejected(database: Database, id: string): Promise<void> {
  await database.inTurn(async () => {
    const entry = await readRow(database, 'outbox', id);
    if (entry?.state === 'rejected') await dropRows(database, 'outbox', [id]);
  });
}

function changeEntry(
  entry: OutboxEntry,
  change: Pick<OutboxEntry, 'state' | 'reason' | 'detail'>,
): Row {
  const record = { ...entry, ...change, revision: (entry.revision ?? 0) + 1 };
  return { table: 'outbox', id: entry.id, record };
}
