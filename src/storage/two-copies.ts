import type { Database } from './database.ts';
import { type CopiedRecords, type CopiedTable, readRecord } from './record-fault.ts';

/** Set in the journal when a write reached it alone: the database's rows may be older. */
export const DATABASE_BEHIND = 'behind';
/** Set in the database when a write reached it alone: the journal's records may be older. */
export const JOURNAL_BEHIND = 'journal-behind';

const prefixes: { [Table in CopiedTable]: string } = {
  outbox: 'ob:',
  shares: 'sh:',
  settings: 'se:',
};

/** A record to write, under the key that it has in both copies. */
export interface Row {
  table: CopiedTable;
  id: string;
  record: CopiedRecords[CopiedTable];
}

/** Neither copy took a write: what was to be recorded is not. */
export class NotStoredError extends Error {
  override name = 'NotStoredError';
}

/** The journal's key of a record. */
export function toJournalKey(table: CopiedTable, id: string): string {
  return prefixes[table] + id;
}

/** The id of a record from its journal key; null if the key is not of this table. */
export function fromJournalKey(table: CopiedTable, key: string): string | null {
  return key.startsWith(prefixes[table]) ? key.slice(prefixes[table].length) : null;
}

/**
 * Writes records to both copies at once and answers when each has them or failed to. One copy is enough; the other
 * is repaired later.
 *
 * @throws NotStoredError if neither has them
 */
export async function putRows(database: Database, rows: readonly Row[]): Promise<void> {
  const [inDatabase, inJournal] = await Promise.all([
    database.attempt(() => putInDatabase(database, rows)),
    writeToJournal(database, rows),
  ]);
  await settleCopies(database, inDatabase.ok, inJournal);
}

/** Writes to the journal what may stand there; false if it did not take it. */
export function writeToJournal(database: Database, rows: readonly Row[]): Promise<boolean> {
  const kept = rows.filter(({ table, id }) => isJournaled(database, table, id));
  return database.journal.write(
    Object.fromEntries(kept.map(({ table, id, record }) => [toJournalKey(table, id), record])),
  );
}

/**
 * Notes how a write to both copies went: a copy that missed it is behind from now on.
 *
 * @returns true if both took it
 * @throws NotStoredError if both did
 */
export async function settleCopies(
  database: Database,
  inDatabase: boolean,
  inJournal: boolean,
): Promise<boolean> {
  if (!inDatabase && !inJournal) throw new NotStoredError('neither copy took the write');
  if (inDatabase) database.noteSpace();
  else await database.journal.write({ [DATABASE_BEHIND]: true });
  if (!inJournal) await noteJournalBehind(database);
  return inDatabase && inJournal;
}

/** Removes records from both copies. One that stays behind in a copy is delivered again, as a duplicate. */
export async function dropRows(
  database: Database,
  table: CopiedTable,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await Promise.all([
    database.attempt(() => database.table(table).bulkDelete([...ids])),
    database.journal.drop(ids.map((id) => toJournalKey(table, id))),
  ]);
}

/** A record from the database, or from the journal if the database does not have it or does not answer. */
export async function readRow<Table extends CopiedTable>(
  database: Database,
  table: Table,
  id: string,
): Promise<CopiedRecords[Table] | undefined> {
  const stored = await database.attempt<unknown>(() => database.table(table).get(id));
  const record = stored.ok ? readRecord(table, id, stored.value) : undefined;
  if (record) return record;
  const key = toJournalKey(table, id);
  return readRecord(table, id, (await database.journal.read([key])).get(key));
}

/** Ids of the records of a table in the journal, oldest first: UUIDv7 ids sort by time. */
export async function listJournalIds(database: Database, table: CopiedTable): Promise<string[]> {
  const keys = (await database.journal.listKeys()) ?? [];
  return keys.flatMap((key) => fromJournalKey(table, key) ?? []).toSorted();
}

/** The usable records of these ids in the journal, in the same order. */
export async function readFromJournal<Table extends CopiedTable>(
  database: Database,
  table: Table,
  ids: readonly string[],
): Promise<CopiedRecords[Table][]> {
  const found = await database.journal.read(ids.map((id) => toJournalKey(table, id)));
  return ids.flatMap((id) => readRecord(table, id, found.get(toJournalKey(table, id))) ?? []);
}

/** Every usable record of a table in the journal, for when the database does not answer. */
export async function readAllFromJournal<Table extends CopiedTable>(
  database: Database,
  table: Table,
): Promise<CopiedRecords[Table][]> {
  return readFromJournal(database, table, await listJournalIds(database, table));
}

/** Secrets go into a journal that no page can read, or into none. */
export function isJournaled(database: Database, table: CopiedTable, id: string): boolean {
  return table !== 'settings' || id !== SECRET_SETTING || database.journal.mayHoldSecrets;
}

/** The setting that holds the device's token. */
export const SECRET_SETTING = 'device';

/** Writes rows in one transaction over the tables that they are for. */
export async function putInDatabase(database: Database, rows: readonly Row[]): Promise<void> {
  const tables = [...new Set(rows.map(({ table }) => table))];
  if (tables.length === 0) return;
  await database.transaction('rw', tables, () => putInTransaction(database, rows));
}

/** Writes rows in the transaction that runs, one request right behind the other. */
export async function putInTransaction(database: Database, rows: readonly Row[]): Promise<void> {
  await Promise.all(rows.map(({ table, record }) => database.table(table).put(record)));
}

async function noteJournalBehind(database: Database): Promise<void> {
  await database.attempt(() => database.settings.put({ key: JOURNAL_BEHIND, value: true }));
}
