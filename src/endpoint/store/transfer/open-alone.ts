import { existsSync } from 'node:fs';
import type { SqlDatabase } from '../sql/sql-database.ts';
import { isBusy } from '../sqlite/group-commit.ts';
import { openSqliteDatabase } from '../sqlite/sqlite-database.ts';
import { TransferRefusal } from './refusal.ts';

/**
 * Opens a SQLite file that no other process has open, and keeps all others out until it is closed.
 *
 * @throws {TransferRefusal} if there is no such file, or somebody has it open: a server that runs on it
 */
export function openAlone(file: string): SqlDatabase {
  if (!existsSync(file)) {
    throw new TransferRefusal(`There is no database ${file}. PORTEVOIX_DATA names the file.`);
  }
  try {
    return openSqliteDatabase(file, { alone: true });
  } catch (error) {
    if (!isBusy(error)) throw error;
    throw new TransferRefusal(`A server or a command is running on ${file}. Stop it first.`);
  }
}
