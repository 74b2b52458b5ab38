import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type RunningPostgres, startPostgres } from '../stage/postgres.ts';
import { mountSmallDisk, unmountSmallDisk } from './small-disk.ts';

/** A PostgreSQL server that can be killed, locked up, and whose disk can be filled. */
export interface FaultPostgres extends RunningPostgres {
  /** The file system that its cluster is on. */
  disk: string;
  /** Rows of a query. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  /** Lets nobody else read or write this table until the promise settles. */
  lockTable(table: string, until: Promise<unknown>): Promise<void>;
}

const READABLE_BY_ALL = 0o755;

/** Starts a server, on a disk of its own of so many megabytes if a number is given. */
export async function startFaultPostgres(diskMb?: number): Promise<FaultPostgres> {
  const disk = await mkdtemp(join(tmpdir(), 'portevoix-faults-postgres-'));
  if (diskMb !== undefined) await mountSmallDisk(disk, diskMb);
  await chmod(disk, READABLE_BY_ALL);
  const folder = join(disk, 'postgres');
  await mkdir(folder);
  const server = await startPostgres(folder);
  const connect = async () => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    return client;
  };
  return {
    ...server,
    disk,
    async query(sql) {
      const client = await connect();
      const { rows } = await client.query<Record<string, unknown>>(sql);
      await client.end();
      return rows;
    },
    async lockTable(table, until) {
      const client = await connect();
      await client.query(`begin; lock table ${client.escapeIdentifier(table)}`);
      await until;
      await client.end();
    },
    async stop() {
      await server.stop();
      if (diskMb !== undefined) await unmountSmallDisk(disk);
      await rm(disk, { recursive: true, force: true });
    },
  };
}
