import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** A database of the server that tests share. */
export interface TestDatabase {
  url: string;
  /** Empties it for the next test. False: it is not as it was made any more, and no test should get it. */
  empty(): Promise<boolean>;
  drop(): Promise<void>;
}

/** The tables as they stand, and the steps that made them. */
const SHAPE = `
  select md5(string_agg(relname::text, ' ' order by relname)) as tables,
    (select md5(string_agg(step::text, ' ' order by step)) from schema_step) as steps
  from pg_class where relnamespace = 'public'::regnamespace`;
const END_OTHERS = `
  select pg_terminate_backend(pid, 5000) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;
/** The audit log refuses deletions: that trigger, and foreign keys, do not hold for a replica. */
const DELETE_ALL = `
  do $$ declare name text; begin
    set local session_replication_role = replica;
    for name in select relname from pg_class where relnamespace = 'public'::regnamespace
      and relkind in ('r', 'p') and not relispartition and relname <> 'schema_step'
    loop execute format('delete from %I', name); end loop;
  end $$`;

/** Makes a database of nothing, and answers its address. */
export async function createDatabase(server: Client, name: string): Promise<string> {
  await server.query(`create database ${name}`);
  return nameDatabase(server, name);
}

/** Makes a database that is a copy of another one: with a schema, in a quarter of the time of that schema's steps. */
export async function copyDatabase(server: Client, original: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await server.query(`create database ${name} template ${original} strategy file_copy`);
  const url = nameDatabase(server, name);
  const inside = await connectTo(url);
  const shape = (await inside.query(SHAPE)).rows;
  return {
    url,
    async empty() {
      // A process that the test killed may still be at it.
      await inside.query(END_OTHERS);
      const now = await inside.query(SHAPE).catch(() => null);
      if (JSON.stringify(now?.rows) !== JSON.stringify(shape)) return false;
      await inside.query(DELETE_ALL);
      return true;
    },
    async drop() {
      await inside.end();
      await dropDatabase(server, name);
    },
  };
}

/** Forgets a database, whoever is connected to it. */
export async function dropDatabase(server: Client, name: string): Promise<void> {
  await server.query(`drop database ${name} with (force)`);
}

/** Connects to a database. */
export async function connectTo(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

function nameDatabase({ user, password, host, port }: Client, name: string): string {
  return `postgres://${user}:${password}@${host}:${port}/${name}`;
}
