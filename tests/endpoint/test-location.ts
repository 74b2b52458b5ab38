import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/endpoint/store/open-store.ts';
import { query } from '../../src/endpoint/store/sql/sql-database.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';

/** Which database the tests of this project run on. */
export const engine = process.env['PORTEVOIX_TEST_ENGINE'] === 'postgres' ? 'PostgreSQL' : 'SQLite';

/** An empty place for a store, gone when the test is over: a file, or a schema of the PostgreSQL server. */
export async function freshLocation(): Promise<StoreLocation> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-endpoint-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const dataFile = join(folder, 'portevoix.sqlite');
  return { dataFile, databaseUrl: engine === 'PostgreSQL' ? await freshSchema() : null };
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

/** A schema stands for a database of its own, and is made in a hundredth of the time. */
async function freshSchema(): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`create schema ${name}`);
  onTestFinished(() => administer(`drop schema ${name} cascade`));
  url.searchParams.set('options', `-c search_path=${name}`);
  return url.href;
}

async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(sql);
  await client.end();
}
