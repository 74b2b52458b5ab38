import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Parameters, Query, SqlScriptConnection } from '../sql/sql-database.ts';

/** Prepared statements kept for each connection: more than there are texts, but for filters and batch sizes. */
const STATEMENTS_KEPT = 200;

/** Statements on one SQLite connection. Each runs to its end at once; only the interface is asynchronous. */
export function createConnection(database: DatabaseSync): SqlScriptConnection {
  const statements = new Map<string, StatementSync>();

  function prepare(sql: string): StatementSync {
    const statement = statements.get(sql) ?? database.prepare(sql);
    // The least recently used goes first: a map keeps the order in which its keys came.
    statements.delete(sql);
    statements.set(sql, statement);
    const [oldest] = statements.keys();
    if (statements.size > STATEMENTS_KEPT && oldest !== undefined) statements.delete(oldest);
    return statement;
  }

  return {
    async all<Row>({ sql }: Query<Row>, parameters: Parameters) {
      // oxlint-disable-next-line no-unsafe-type-assertion -- the SQL beside the caller's type says so
      return prepare(sql).all(parameters) as Row[];
    },
    async get<Row>({ sql }: Query<Row>, parameters: Parameters) {
      // oxlint-disable-next-line no-unsafe-type-assertion -- the same
      return prepare(sql).get(parameters) as Row | undefined;
    },
    async run(sql, parameters) {
      return Number(prepare(sql).run(parameters).changes);
    },
    async runScript(sql) {
      database.exec(sql);
    },
  };
}
