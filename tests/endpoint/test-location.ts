import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { afterAll, inject, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/endpoint/store/open-store.ts';
import { query } from '../../src/endpoint/store/sql/sql-database.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { connectTo, copyDatabase, dropDatabase, nameDatabase } from './postgres-databases.ts';

/** Which database the tests of this project run on. */
export const engine = process.env['PORTEVOIX_TEST_ENGINE'] === 'postgres' ? 'PostgreSQL' : 'SQLite';

/** A place for a store with nothing in it but, where that takes long to make, the schema; gone when the test is over. */
export async function freshLocation(): Promise<StoreLocation> {
  return { dataFile: await freshFile(), databaseUrl: await freshDatabase('schema') };
}

/** A place where nothing is yet, not even a schema, gone when the test is over: a file, or a database of PostgreSQL's. */
export async function emptyLocation(): Promise<StoreLocation> {
  return { dataFile: await freshFile(), databaseUrl: await freshDatabase('nothing') };
}

/** Rows of a query on the database itself, for looking where no route does. */
export async function lookInto(location: StoreLocation, sql: string): Promise<unknown[]> {
  const database = openDatabase(location);
  const rows = await database.all(query<unknown>(sql), {});
  await database.close();
  return rows;
}

/** Changes the database behind the endpoint's back. */
export async function changeBehind(location: StoreLocation, sql: string): Promise<void> {
  const database = openDatabase(location);
  await database.run(sql, {});
  await database.close();
}

async function freshFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-endpoint-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'portevoix.sqlite');
}

/** A copy of a database, on PostgreSQL. With a schema it takes a quarter of what the steps of that schema would. */
async function freshDatabase(wanted: 'schema' | 'nothing'): Promise<string | null> {
  if (engine !== 'PostgreSQL') return null;
  const server = await (connection ??= connectTo(inject('postgresUrl')));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const original = wanted === 'schema' ? inject('schemaDatabase') : 'template1';
  await copyDatabase(server, { name, original });
  onTestFinished(() => dropDatabase(server, name));
  return nameDatabase(inject('postgresUrl'), name);
}

/** One connection for all databases of a file's tests. */
let connection: Promise<Client> | undefined;
afterAll(async () => (await connection)?.end());
