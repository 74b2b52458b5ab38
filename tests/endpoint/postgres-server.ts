import type { TestProject } from 'vitest/node';
import { openStore } from '../../src/endpoint/store/open-store.ts';
import { startPostgres } from '../stage/postgres.ts';
import { connectTo, createDatabase } from './postgres-databases.ts';
import { NOW } from './samples.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
    /** The name of a database that has the newest schema and nothing in it. */
    schemaDatabase: string;
  }
}

const SCHEMA_DATABASE = 'schema_alone';

/**
 * Runs one PostgreSQL server for all tests of the project. Each test has a database of its own in it, most of them a copy
 * of one whose schema is made here, once.
 */
export default async function provideServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const client = await connectTo(server.url);
  const databaseUrl = await createDatabase(client, SCHEMA_DATABASE);
  await client.end();
  await (await openStore({ databaseUrl, dataFile: '' }, () => new Date(NOW))).close();
  project.provide('postgresUrl', server.url);
  project.provide('schemaDatabase', SCHEMA_DATABASE);
  return () => server.stop();
}
