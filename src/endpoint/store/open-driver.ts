import type { SqlDatabase } from './sql/sql-database.ts';
import type { StoreLocation } from './store-location.ts';

/** Opens the database for a thread, with its own driver alone: a thread has its own copy of whatever it imports. */
export async function openDriver({ databaseUrl, dataFile }: StoreLocation): Promise<SqlDatabase> {
  if (databaseUrl) {
    const { openPostgresDatabase } = await import('./postgres/postgres-database.ts');
    return openPostgresDatabase(databaseUrl);
  }
  const { openSqliteDatabase } = await import('./sqlite/sqlite-database.ts');
  return openSqliteDatabase(dataFile);
}
