import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long a reader, and whoever opens the file, waits for another process before it gives up, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;
/** How long whoever wants the file alone waits for one that is just ending, in milliseconds. */
const ALONE_TIMEOUT_MS = 1_000;
/** The writer's cache: what batches change again and again stays at hand. In kB. */
const CACHE_KB = 32_768;
/** Pages of the log after which it is moved into the database: each time costs three flushes. */
const CHECKPOINT_PAGES = 4_000;
const OWNER_ONLY = 0o700;
const OPTIONS = { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true };

/** Two connections to one file: readers see what was committed last and never wait for the writer. */
export interface SqliteFile {
  writer: DatabaseSync;
  reader: DatabaseSync;
}

/**
 * Opens the database file, making its folder (readable by its owner only) when it is missing. `alone` keeps every other
 * process out until it is closed; then both connections are one.
 *
 * @throws SQLite's error of a busy database if it is to be alone, and somebody has the file open
 */
export function openFile(file: string, { alone = false } = {}): SqliteFile {
  mkdirSync(dirname(file), { recursive: true, mode: OWNER_ONLY });
  const writer = new DatabaseSync(file, OPTIONS);
  if (alone) keepOthersOut(writer);
  // An acknowledged event must survive a power cut: FULL, where WAL alone would allow NORMAL.
  writer.exec('pragma journal_mode = wal; pragma synchronous = full;');
  // What a transaction would undo is kept in memory: in a file, it would be written twice.
  writer.exec(
    `pragma cache_size = -${CACHE_KB}; pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}; pragma temp_store = memory;`,
  );
  // SQLite would wait with the whole process; group-commit.ts waits instead.
  writer.exec('pragma busy_timeout = 0;');
  if (alone) return { writer, reader: writer };
  return { writer, reader: openReader(file) };
}

/** Whoever else has the file open has a lock on it, as long as it is open. */
function keepOthersOut(writer: DatabaseSync): void {
  try {
    writer.exec(`pragma busy_timeout = ${ALONE_TIMEOUT_MS}; pragma locking_mode = exclusive;`);
    writer.exec('begin exclusive; commit;');
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** One more connection that reads. */
export function openReader(file: string): DatabaseSync {
  return new DatabaseSync(file, { ...OPTIONS, readOnly: true });
}
