import { newEventId } from '../domain/new-id.ts';
import type { Database } from './database.ts';
import type { LedgerEntry } from './records.ts';

/** Requests that the ledger remembers; the oldest go first. */
export const LEDGER_MAX = 1_000;

/** Most of an answer that is kept, in characters. */
const ANSWER_MAX = 16_384;

/** Where the journal keeps what the database did not take. */
const PREFIX = 'le:';

/** A request as it is about to leave. */
export type LedgerRequest = Pick<LedgerEntry, 'at' | 'method' | 'url' | 'headers' | 'body'>;

/** Writes down a request before it leaves: in the database or, if that fails, the journal. Its id; null if neither took it. */
export async function noteRequest(
  database: Database,
  request: LedgerRequest,
): Promise<string | null> {
  const entry: LedgerEntry = { ...request, id: newEventId(), status: null, answer: null };
  const noted = await database.attempt(() =>
    database.transaction('rw', database.ledger, async () => {
      await database.ledger.add(entry);
      const surplus = (await database.ledger.count()) - LEDGER_MAX;
      if (surplus <= 0) return;
      const oldest = await database.ledger.orderBy('id').limit(surplus).primaryKeys();
      await database.ledger.bulkDelete(oldest);
    }),
  );
  return noted.ok || (await noteInJournal(database, entry)) ? entry.id : null;
}

/** Writes down what came back: the HTTP status, and the beginning of the answer where it says something. */
export async function noteAnswer(
  database: Database,
  id: string,
  { status, answer }: { status: number; answer: string | null },
): Promise<void> {
  const change = { status, answer: answer === null ? null : answer.slice(0, ANSWER_MAX) };
  const updated = await database.attempt(() => database.ledger.update(id, change));
  if (updated.ok && updated.value > 0) return;
  const [entry] = await readFromJournal(database, [PREFIX + id]);
  if (entry) await database.journal.write({ [PREFIX + id]: { ...entry, ...change } });
}

/** The newest requests, or those before one of them, from both places. */
export async function listLedger(
  database: Database,
  { before, most }: { before: string | null; most: number },
): Promise<LedgerEntry[]> {
  const listed = await database.attempt(() => {
    const { ledger } = database;
    const range = before === null ? ledger.orderBy('id') : ledger.where('id').below(before);
    // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie query, not an array
    return range.reverse().limit(most).toArray();
  });
  const keys = await listJournalKeys(database);
  const reached = keys.filter((key) => before === null || key < PREFIX + before).slice(-most);
  const journaled = await readFromJournal(database, reached);
  const all = [...(listed.ok ? listed.value : []), ...journaled];
  return all.toSorted((one, other) => (one.id < other.id ? 1 : -1)).slice(0, most);
}

async function noteInJournal(database: Database, entry: LedgerEntry): Promise<boolean> {
  const written = await database.journal.write({ [PREFIX + entry.id]: entry });
  const keys = await listJournalKeys(database);
  if (keys.length > LEDGER_MAX) await database.journal.drop(keys.slice(0, -LEDGER_MAX));
  return written;
}

/** Oldest first: UUIDv7 ids sort by time. */
async function listJournalKeys(database: Database): Promise<string[]> {
  const keys = (await database.journal.listKeys()) ?? [];
  return keys.filter((key) => key.startsWith(PREFIX)).toSorted();
}

async function readFromJournal(
  database: Database,
  keys: readonly string[],
): Promise<LedgerEntry[]> {
  const found = await database.journal.read(keys);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above, and shown as text only
  return keys.flatMap((key) => (found.get(key) as LedgerEntry | undefined) ?? []);
}
