import type { Clock } from '../instants.ts';
import { prepareMonths } from './postgres/month-partitions.ts';
import { openPostgresDatabase } from './postgres/postgres-database.ts';
import { migrate } from './sql/migrate.ts';
import type { SqlDatabase } from './sql/sql-database.ts';
import { createSqlStore } from './sql/sql-store.ts';
import { openSqliteDatabase } from './sqlite/sqlite-database.ts';
import type { Store } from './store.ts';
import type { StoreLocation } from './store-location.ts';

/**
 * Opens the store and brings its schema up to date.
 *
 * @throws when the database can't be reached, or was written by a newer version of the endpoint.
 */
export async function openStore(location: StoreLocation, now: Clock): Promise<Store> {
  const database = openDatabase(location);
  try {
    await migrate(database, now().toISOString());
    if (database.dialect === 'postgres') await prepareMonths(database, now());
  } catch (error) {
    await database.close();
    throw error;
  }
  return createSqlStore(database);
}

/** Opens the database alone, its schema as it is. */
export function openDatabase({ databaseUrl, dataFile }: StoreLocation): SqlDatabase {
  return databaseUrl ? openPostgresDatabase(databaseUrl) : openSqliteDatabase(dataFile);
}
