import { DatabaseSync } from 'node:sqlite';

/** A lock on a file, held until it is released or the process ends, however it ends. */
export interface FileLock {
  release(): void;
}

/**
 * Locks a file, made when it is missing, or answers null while another process holds it. Node has no file locks of
 * its own; an empty SQLite database has the system's, and they end with the process.
 */
export function lockFile(path: string): FileLock | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('begin exclusive');
  } catch {
    database.close();
    return null;
  }
  return { release: () => database.close() };
}
