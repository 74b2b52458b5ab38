import { Pool, type PoolClient, types } from 'pg';
import {
  findRows,
  numberParameters,
  orderValues,
  type PlacedSql,
} from '../sql/named-parameters.ts';
import {
  type Parameters,
  type Query,
  query,
  type SqlConnection,
  type SqlDatabase,
  type SqlScriptConnection,
} from '../sql/sql-database.ts';
import { copyRows } from './copy-rows.ts';
import { spreadRows } from './spread-rows.ts';

/** Connections of one process. Two processes of this size and a spare stay far below PostgreSQL's usual 100. */
const POOL_SIZE = 10;
/** How long a request waits for a connection before it is told to come back later, in milliseconds. */
const CONNECT_LIMIT_MS = 5_000;
/** A statement that runs longer has lost its asker, in milliseconds. */
const STATEMENT_LIMIT_MS = 30_000;
/** One number for all processes of the endpoint: whoever holds its lock may change the schema. */
const SCHEMA_LOCK = 7_061_115;
/** PostgreSQL's own number for the type of counts. */
const INT8: number = types.builtins.INT8;
/** Deadlock and serialisation failure: PostgreSQL undid one of two, which may simply try again. */
const TRY_AGAIN = new Set(['40P01', '40001']);
const TRIES = 5;

/**
 * Opens a pool of connections to a PostgreSQL database. Many processes may share the database.
 * Nothing is sent before the first statement.
 */
export function openPostgresDatabase(databaseUrl: string): SqlDatabase {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    statement_timeout: STATEMENT_LIMIT_MS,
    application_name: 'portevoix',
    types: { getTypeParser: readType },
  });
  // A connection that breaks while nobody uses it is replaced with the next use; there is nobody to tell.
  pool.on('error', () => {});
  // One that breaks between two statements of a transaction says so with the next; without an ear it would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });

  async function transact<Result>(
    work: (connection: SqlScriptConnection) => Promise<Result>,
  ): Promise<Result> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(connectionOf(client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    ...connectionOf(pool),
    dialect: 'postgres',
    transaction: (work) => tryAgain(() => transact(work)),
    async snapshot(work) {
      const client = await pool.connect();
      let isWhole = false;
      try {
        await client.query('begin isolation level repeatable read read only');
        const result = await work({
          ...connectionOf(client),
          stream: (asked) => copyRows(client, asked),
        });
        await client.query('commit');
        isWhole = true;
        return result;
      } finally {
        // Where an answer was given up, the rest of it is still on its way on this connection.
        client.release(!isWhole);
      }
    },
    transactionAlone: (work) =>
      transact(async (connection) => {
        // What is moved for a new schema takes as long as it takes.
        await connection.runScript(
          `set local statement_timeout = 0; select pg_advisory_xact_lock(${SCHEMA_LOCK});`,
        );
        return work(connection);
      }),
    readLoad: () => ({
      open: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: () => pool.end(),
  };
}

/** Statements on one connection, or each on any connection of the pool. */
function connectionOf(client: Pool | PoolClient): SqlScriptConnection {
  const send = (sql: string, parameters: Parameters) => {
    const rows = findRows(parameters);
    if (rows) return client.query(spreadRows(sql, rows));
    const numbered = number(sql);
    return client.query(numbered.text, orderValues(numbered, parameters));
  };
  const all: SqlConnection['all'] = async <Row>({ sql }: Query<Row>, parameters: Parameters) => {
    const result = await send(sql, parameters);
    // oxlint-disable-next-line no-unsafe-type-assertion -- the SQL beside the caller's type says so
    return result.rows as Row[];
  };
  return {
    all,
    get: async (asked, parameters) => (await all(asked, parameters))[0],
    run: async (sql, parameters) => (await send(sql, parameters)).rowCount ?? 0,
    async addNew({ sql, id }, rows) {
      if (rows.length === 0) return [];
      const asked = query<{ id: string }>(`${sql} returning ${id} as "id"`);
      const added = new Set((await all(asked, { rows })).map((row) => row.id));
      return rows.map(([, value]) => added.delete(String(value)));
    },
    async runScript(sql) {
      await client.query(compareBytes(sql));
    },
  };
}

const numbered = new Map<string, PlacedSql>();
const NUMBERED_KEPT = 1_000;

function number(sql: string): PlacedSql {
  const known = numbered.get(sql);
  if (known) return known;
  const made = numberParameters(sql);
  if (numbered.size >= NUMBERED_KEPT) numbered.clear();
  numbered.set(sql, made);
  return made;
}

/**
 * Text columns compare byte by byte, as they do in SQLite, whatever language the database was made for: the order
 * of pages and cursors must not depend on it.
 */
function compareBytes(script: string): string {
  return script.replace(/\btext\b(?=\s*(?:not null|[,;)]))/g, 'text collate "C"');
}

/** Counts and sums come as text, since they may exceed a JavaScript number; ours don't. */
function readType(oid: number, format?: 'text' | 'binary') {
  if (oid === INT8) return Number;
  return types.getTypeParser(oid, format);
}

async function tryAgain<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (left === 0 || !TRY_AGAIN.has(code)) throw error;
    }
  }
}
