import type { Database } from './database.ts';
import { isAtHighWater, isBelowHighWater, raiseHighWater } from './high-water.ts';
import { quarantine } from './quarantine.ts';
import { type CopiedTable, findFault, readRecord } from './record-fault.ts';
import {
  DATABASE_BEHIND,
  fromJournalKey,
  isJournaled,
  JOURNAL_BEHIND,
  putInDatabase,
  type Row,
  readFromJournal,
  toJournalKey,
} from './two-copies.ts';

/** Records that are held in memory at once. */
const CHUNK = 100;
const tables: readonly CopiedTable[] = ['settings', 'shares', 'outbox'];

/** What making the two copies one brought. `reset`: the database had lost what it was known to hold. */
export interface Union {
  reset: boolean;
  intoDatabase: number;
  intoJournal: number;
}

/** Ids of each copy, by table. */
type Ids = { [Table in CopiedTable]: Set<string> };

/**
 * Makes the two copies one if they may have parted. In between, a look at the high-water mark is enough, which costs
 * the same however many records there are. Null if nothing was compared.
 */
export async function uniteWhenInDoubt(database: Database): Promise<Union | null> {
  const isLevel = !database.doubt.isOpen && (await isAtHighWater(database));
  return isLevel ? null : uniteCopies(database);
}

/**
 * Makes the two copies one: what either misses comes from the other. Doing it again changes nothing. Null if a copy
 * does not answer: then there is nothing to compare.
 */
export async function uniteCopies(database: Database): Promise<Union | null> {
  // Opening raises a doubt of its own, so that comes before what this union settles.
  if (!(await database.attempt(() => database.settings.count())).ok) return null;
  const settleDoubt = database.doubt.begin();
  const inDatabase = await listDatabaseIds(database);
  const keys = await database.journal.listKeys();
  if (!inDatabase || !keys) return null;
  const inJournal = listIds((table) => keys.flatMap((key) => fromJournalKey(table, key) ?? []));
  const reset = await wasReset(database, inDatabase, inJournal);
  const differs = reset || (await isBehind(database, keys));
  const union: Union = { reset, intoDatabase: 0, intoJournal: 0 };
  let isLevel = true;
  for (const table of tables) {
    const lost = [...inJournal[table]].filter((id) => !inDatabase[table].has(id));
    union.intoDatabase += await copyToDatabase(database, table, lost);
    const missing = [...inDatabase[table]].filter((id) => !inJournal[table].has(id));
    union.intoJournal += await copyToJournal(database, table, missing);
    if (differs) {
      const shared = [...inDatabase[table]].filter((id) => inJournal[table].has(id));
      isLevel = (await levelRevisions(database, table, shared)) && isLevel;
    }
  }
  await quarantineOddEntries(database);
  if (differs && isLevel) await clearBehind(database);
  settleDoubt();
  await raiseHighWater(database);
  return union;
}

function listIds(list: (table: CopiedTable) => Iterable<string>): Ids {
  return {
    settings: new Set(list('settings')),
    shares: new Set(list('shares')),
    outbox: new Set(list('outbox')),
  };
}

async function listDatabaseIds(database: Database): Promise<Ids | null> {
  const keys = await database.attempt(async () => ({
    settings: await database.settings.toCollection().primaryKeys(),
    shares: await database.shares.toCollection().primaryKeys(),
    outbox: await database.outbox.toCollection().primaryKeys(),
  }));
  if (!keys.ok) return null;
  return listIds((table) =>
    keys.value[table].filter((id) => typeof id === 'string' && id !== JOURNAL_BEHIND),
  );
}

/** Chromium opens a damaged database as an empty or older one, without an error: the journal tells. */
async function wasReset(database: Database, inDatabase: Ids, inJournal: Ids): Promise<boolean> {
  if (inJournal.settings.size > 0 && inDatabase.settings.size === 0) return true;
  return isBelowHighWater(database);
}

async function isBehind(database: Database, journalKeys: readonly string[]): Promise<boolean> {
  if (journalKeys.includes(DATABASE_BEHIND)) return true;
  const flag = await database.attempt(() => database.settings.get(JOURNAL_BEHIND));
  return flag.ok && flag.value !== undefined;
}

async function clearBehind(database: Database): Promise<void> {
  await database.journal.drop([DATABASE_BEHIND]);
  await database.attempt(() => database.settings.delete(JOURNAL_BEHIND));
}

async function copyToDatabase(
  database: Database,
  table: CopiedTable,
  ids: readonly string[],
): Promise<number> {
  let copied = 0;
  for (const chunk of cut(ids)) {
    copied += await database.inTurn(async () => {
      // What was recorded while the copies were listed is in both by now: it is not lost, and not to be counted.
      const held = await database.attempt(() =>
        database.table(table).where(':id').anyOf(chunk).primaryKeys(),
      );
      const kept = new Set<unknown>(held.ok ? held.value : chunk);
      const lost = chunk.filter((id) => !kept.has(id));
      const rows = toRows(table, await readFromJournal(database, table, lost));
      const done = await database.attempt(() => putInDatabase(database, rows));
      if (table === 'outbox') await quarantineUnreadable(database, lost);
      return done.ok ? rows.length : 0;
    });
  }
  return copied;
}

async function copyToJournal(
  database: Database,
  table: CopiedTable,
  ids: readonly string[],
): Promise<number> {
  let copied = 0;
  for (const chunk of cut(ids.filter((id) => isJournaled(database, table, id)))) {
    copied += await database.inTurn(async () => {
      const stored = await database.attempt(() => database.table(table).bulkGet(chunk));
      const rows = stored.ok ? usableRows(table, chunk, stored.value) : [];
      return (await database.journal.write(toJournalRecords(rows))) ? rows.length : 0;
    });
  }
  return copied;
}

/** Of two copies of one record, the one that changed more often goes into both. False if a copy did not take it. */
async function levelRevisions(
  database: Database,
  table: CopiedTable,
  ids: readonly string[],
): Promise<boolean> {
  let isLevel = true;
  for (const chunk of cut(ids)) {
    await database.inTurn(async () => {
      isLevel = (await levelChunk(database, table, chunk)) && isLevel;
    });
  }
  return isLevel;
}

async function levelChunk(
  database: Database,
  table: CopiedTable,
  chunk: readonly string[],
): Promise<boolean> {
  const stored = await database.attempt(() => database.table(table).bulkGet([...chunk]));
  if (!stored.ok) return false;
  const inDatabase = usableRows(table, chunk, stored.value);
  const inJournal = toRows(table, await readFromJournal(database, table, chunk));
  const journaled = await database.journal.write(toJournalRecords(newerOf(inDatabase, inJournal)));
  const put = await database.attempt(() => putInDatabase(database, newerOf(inJournal, inDatabase)));
  return journaled && put.ok;
}

/** Rows of one copy that changed more often there than in the other. */
function newerOf(rows: readonly Row[], others: readonly Row[]): Row[] {
  const revisions = new Map(others.map(({ id, record }) => [id, record.revision ?? 0]));
  return rows.filter(({ id, record }) => (record.revision ?? 0) > (revisions.get(id) ?? -1));
}

/** Records of the journal that nobody can read or send are kept aside. */
async function quarantineUnreadable(database: Database, ids: readonly string[]): Promise<void> {
  const raw = await database.journal.read(ids.map((id) => toJournalKey('outbox', id)));
  for (const id of ids) {
    const record = raw.get(toJournalKey('outbox', id));
    if (record !== undefined && findFault('outbox', id, record)) {
      await quarantine(database, id, record);
    }
  }
}

function usableRows(table: CopiedTable, ids: readonly string[], records: unknown[]): Row[] {
  return ids.flatMap((id, at) => {
    const record = readRecord(table, id, records[at]);
    return record ? [{ table, id, record }] : [];
  });
}

function toJournalRecords(rows: readonly Row[]): Record<string, unknown> {
  return Object.fromEntries(rows.map(({ table, id, record }) => [toJournalKey(table, id), record]));
}

/** An entry in no state that we know would wait for ever, unseen. */
async function quarantineOddEntries(database: Database): Promise<void> {
  const odd = await database.attempt(async () => {
    const known = new Set(
      await database.outbox.where('state').anyOf('queued', 'rejected').primaryKeys(),
    );
    const all = await database.outbox.toCollection().primaryKeys();
    return database.outbox.bulkGet(all.filter((id) => !known.has(id)));
  });
  if (!odd.ok) return;
  for (const record of odd.value) if (record) await quarantine(database, record.id, record);
}

function toRows(table: CopiedTable, records: readonly Row['record'][]): Row[] {
  return records.map((record) => ({ table, id: idOf(record), record }));
}

function idOf(record: Row['record']): string {
  if ('event' in record) return record.id;
  return 'shareId' in record ? record.shareId : record.key;
}

function cut(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += CHUNK)
    chunks.push(ids.slice(start, start + CHUNK));
  return chunks;
}
