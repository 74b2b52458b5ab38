import { Dexie } from 'dexie';
import type { Database } from './database.ts';
import { type CopiedRecords, type CopiedTable, readRecord } from './record-fault.ts';
import {
  putInTransaction,
  type Row,
  settleCopies,
  toJournalKey,
  writeToJournal,
} from './two-copies.ts';

/** A record to look up before a change: in the database, and in the journal where that does not have it. */
export interface Lookup<Record> {
  table: CopiedTable | 'offered';
  id: string;
  journalKey: string;
  /** As a rule in neither copy: that the database lacks it is believed, unless the copies may have parted. */
  isNew: boolean;
  /** The record from what either copy holds; undefined if that can't be used. */
  read: (stored: unknown, copy: 'database' | 'journal') => Record | undefined;
}

/** The lookup of a record that is kept in both copies. */
export function lookUp<Table extends CopiedTable>(
  table: Table,
  id: string,
  { isNew = false } = {},
): Lookup<CopiedRecords[Table]> {
  return {
    table,
    id,
    journalKey: toJournalKey(table, id),
    isNew,
    read: (stored) => readRecord(table, id, stored),
  };
}

/** What was found, in the order of the lookups. */
export type Found<Lookups> = {
  [At in keyof Lookups]: Lookups[At] extends Lookup<infer Record> ? Record | undefined : never;
};

/** What came of a change. */
export interface Changed<Result> {
  result: Result;
  /** Something was written, and both copies took it. */
  inBoth: boolean;
}

/** A change of some records that depends on others. */
export interface RowsChange<Lookups extends readonly Lookup<unknown>[], Result> {
  lookups: Lookups;
  /** The tables that may be written to. */
  into: readonly CopiedTable[];
  /** What to write, and what to answer. Pure and without errors: it may be asked twice. */
  decide: (found: Found<Lookups>) => { rows: readonly Row[]; result: Result };
}

/** Reads what a change will look up, so that it is written at once if nothing happens to that meanwhile. Never throws. */
export function lookAhead(database: Database, lookups: readonly Lookup<unknown>[]): Promise<void> {
  return database.inTurn(async () => {
    const keep = database.foresight.begin();
    const found = await database.attempt(() =>
      database.transaction('r', tablesOf(lookups), () => getAll(database, lookups)),
    );
    if (found.ok) keep(lookups, found.value);
  });
}

/**
 * Looks records up and writes what follows from them, in one transaction of the database; the journal is written as
 * soon as that is decided, at the same time. In turn, so that nothing comes between look and write. What was read
 * ahead, and still holds, is not read again.
 *
 * @throws NotStoredError if neither copy took what was to be written
 */
export function changeRows<const Lookups extends readonly Lookup<unknown>[], Result>(
  database: Database,
  change: RowsChange<Lookups, Result>,
): Promise<Changed<Result>> {
  return database.inTurn(async () => {
    const known = database.doubt.isOpen ? await readFromJournal(database, change.lookups) : null;
    const done = await changeBoth(database, change, known);
    if (done !== 'ask-journal') return done;
    const all = await readFromJournal(database, change.lookups);
    const again = await changeBoth(database, change, all);
    if (again === 'ask-journal') throw new Error('the journal was asked');
    return again;
  });
}

type Journaled = ReadonlyMap<string, unknown>;

/** One pass, with what the journal holds, if it was asked; where that matters and it was not, nothing is written. */
async function changeBoth<Lookups extends readonly Lookup<unknown>[], Result>(
  database: Database,
  { lookups, into, decide }: RowsChange<Lookups, Result>,
  journaled: Journaled | null,
): Promise<Changed<Result> | 'ask-journal'> {
  const begin = (stored: readonly unknown[]) => {
    const decided = decide(findAll(lookups, stored, journaled));
    return { ...decided, inJournal: writeToJournal(database, decided.rows) };
  };
  const isUsable = (stored: readonly unknown[]) =>
    journaled !== null || !lookups.some((lookup, at) => isOdd(lookup, stored[at]));
  const foreseen = journaled ? null : database.foresight.recall(lookups);
  let begun = foreseen && isUsable(foreseen) ? begin(foreseen) : null;
  const tables = begun ? [...into] : [...new Set([...tablesOf(lookups), ...into])];
  const attempt = await database.attempt(() =>
    database.transaction('rw', tables, async ({ idbtrans }) => {
      if (!begun) {
        const stored = await getAll(database, lookups);
        if (!isUsable(stored)) return false;
        // The journal's calls are no part of this transaction, which must not wait for them.
        begun = Dexie.ignoreTransaction(() => begin(stored));
      }
      const written = putInTransaction(database, begun.rows);
      // Nothing follows: the browser need not tell of each write first, to hear that it was the last.
      idbtrans.commit();
      await written;
      return true;
    }),
  );
  if (attempt.ok && !attempt.value) return 'ask-journal';
  if (!begun && !journaled) return 'ask-journal';
  const { rows, result, inJournal } = begun ?? begin([]);
  const inBoth = rows.length > 0 && (await settleCopies(database, attempt.ok, await inJournal));
  return { result, inBoth };
}

function tablesOf(lookups: readonly Lookup<unknown>[]): string[] {
  return [...new Set(lookups.map(({ table }) => table))];
}

function getAll(database: Database, lookups: readonly Lookup<unknown>[]): Promise<unknown[]> {
  return Promise.all(lookups.map(({ table, id }) => database.table(table).get(id)));
}

/** True if the database does not have what it should, or has it damaged: then the journal is asked. */
function isOdd({ isNew, read }: Lookup<unknown>, stored: unknown): boolean {
  if (stored === undefined) return !isNew;
  return read(stored, 'database') === undefined;
}

function findAll<Lookups extends readonly Lookup<unknown>[]>(
  lookups: Lookups,
  stored: readonly unknown[],
  journaled: Journaled | null,
): Found<Lookups> {
  const found = lookups.map(
    ({ read, journalKey }, at) =>
      read(stored[at], 'database') ?? read(journaled?.get(journalKey), 'journal'),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one for each lookup, as its own `read` made it
  return found as Found<Lookups>;
}

function readFromJournal(
  database: Database,
  lookups: readonly Lookup<unknown>[],
): Promise<Journaled> {
  return database.journal.read([...new Set(lookups.map(({ journalKey }) => journalKey))]);
}
