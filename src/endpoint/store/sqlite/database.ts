import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** How long a statement waits for another process before it gives up, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;
const OWNER_ONLY = 0o700;

/** Parameters of a statement, by the names that it gives them (`:tenant`). */
export type Parameters = Record<string, SQLInputValue>;

/** A prepared question to the database, whose rows are of a known type. */
export interface Query<Row> {
  all(parameters: Parameters): Row[];
  get(parameters: Parameters): Row | undefined;
}

/** A prepared change; `run` answers how many rows it touched. */
export interface Command {
  run(parameters: Parameters): number;
}

/** Opens the database file, making its folder (readable by its owner only) when it is missing. */
export function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true, mode: OWNER_ONLY });
  const database = new DatabaseSync(file, {
    timeout: BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: true,
  });
  // An acknowledged event must survive a power cut: FULL, where WAL alone would allow NORMAL.
  database.exec('pragma journal_mode = wal; pragma synchronous = full;');
  return database;
}

/** Prepares a query. `Row` names the columns as the SQL beside it gives them: the compiler can't see them. */
export function prepareQuery<Row>(database: DatabaseSync, sql: string): Query<Row> {
  const statement = database.prepare(sql);
  return {
    // oxlint-disable-next-line no-unsafe-type-assertion -- the SQL beside the caller's type says so
    all: (parameters) => statement.all(parameters) as Row[],
    // oxlint-disable-next-line no-unsafe-type-assertion -- the same
    get: (parameters) => statement.get(parameters) as Row | undefined,
  };
}

/** Prepares a change. */
export function prepareCommand(database: DatabaseSync, sql: string): Command {
  const statement = database.prepare(sql);
  return { run: (parameters) => Number(statement.run(parameters).changes) };
}

/**
 * Runs work in one transaction that holds the write lock from its start, so that what it reads is still
 * true when it writes, whatever other processes do. Commits when it returns, undoes everything when it throws.
 */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    // SQLite has undone it already when the disk was full or failed.
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
