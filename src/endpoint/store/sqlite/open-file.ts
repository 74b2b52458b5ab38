import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long a reader, and whoever opens the file, waits for another process before it gives up, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;
const OWNER_ONLY = 0o700;

/** Two connections to one file: readers see what was committed last and never wait for the writer. */
export interface SqliteFile {
  writer: DatabaseSync;
  reader: DatabaseSync;
}

/** Opens the database file, making its folder (readable by its owner only) when it is missing. */
export function openFile(file: string): SqliteFile {
  mkdirSync(dirname(file), { recursive: true, mode: OWNER_ONLY });
  const options = { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true };
  const writer = new DatabaseSync(file, options);
  // An acknowledged event must survive a power cut: FULL, where WAL alone would allow NORMAL.
  writer.exec('pragma journal_mode = wal; pragma synchronous = full;');
  // SQLite would wait with the whole process; group-commit.ts waits instead.
  writer.exec('pragma busy_timeout = 0;');
  const reader = new DatabaseSync(file, { ...options, readOnly: true });
  return { writer, reader };
}
