import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { afterAll, inject, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/endpoint/store/open-store.ts';
import { query } from '../../src/endpoint/store/sql/sql-database.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import {
  connectTo,
  copyDatabase,
  createDatabase,
  dropDatabase,
  type TestDatabase,
} from './postgres-databases.ts';

/** Which database the tests of this project run on. */
export const engine = process.env['PORTEVOIX_TEST_ENGINE'] === 'postgres' ? 'PostgreSQL' : 'SQLite';

/** A place for a store with nothing in it but, where that takes long to make, the schema; gone when the test is over. */
export async function freshLocation(): Promise<StoreLocation> {
  return { dataFile: await freshFile(), databaseUrl: server && (await takeDatabase(server)) };
}

/** A place where nothing is yet, not even a schema, gone when the test is over: a file, or a database of PostgreSQL's. */
export async function emptyLocation(): Promise<StoreLocation> {
  return { dataFile: await freshFile(), databaseUrl: server && (await makeDatabase(server)) };
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

/** One connection for all databases of a file's tests. */
const server = engine === 'PostgreSQL' ? connectTo(inject('postgresUrl')) : null;
/** Databases with a schema that an earlier test of the file is done with. */
const spare: TestDatabase[] = [];
afterAll(async () => {
  for (const database of spare) await database.drop();
  await (await server)?.end();
});

async function takeDatabase(connection: Promise<Client>): Promise<string> {
  const database = spare.pop() ?? (await copyDatabase(await connection, inject('schemaDatabase')));
  onTestFinished(async () => {
    if (await database.empty()) spare.push(database);
    else await database.drop();
  });
  return database.url;
}

async function makeDatabase(connection: Promise<Client>): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = await connection;
  onTestFinished(() => dropDatabase(client, name));
  return createDatabase(client, name);
}
