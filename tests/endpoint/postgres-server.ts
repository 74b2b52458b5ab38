import type { TestProject } from 'vitest/node';
import { startPostgres } from '../stage/postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Runs one PostgreSQL server for all tests of the project; each test makes a database in it. */
export default async function provideServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
