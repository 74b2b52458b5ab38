import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { orderValues, type PlacedSql, placeParameters } from '../sql/named-parameters.ts';
import type { Parameters, Query, SqlScriptConnection } from '../sql/sql-database.ts';

/** Prepared statements kept for each connection: more than there are texts, but for filters and batch sizes. */
const STATEMENTS_KEPT = 200;

/** A statement that SQLite has compiled, and the names of what fills its places. */
interface Prepared {
  statement: StatementSync;
  placed: PlacedSql;
}

/** Statements on one SQLite connection. Each runs to its end at once; only the interface is asynchronous. */
export function createConnection(database: DatabaseSync): SqlScriptConnection {
  const known = new Map<string, Prepared>();

  function prepare(sql: string): Prepared {
    const prepared = known.get(sql) ?? compile(database, sql);
    // The least recently used goes first: a map keeps the order in which its keys came.
    known.delete(sql);
    known.set(sql, prepared);
    const [oldest] = known.keys();
    if (known.size > STATEMENTS_KEPT && oldest !== undefined) known.delete(oldest);
    return prepared;
  }

  return {
    async all<Row>({ sql }: Query<Row>, parameters: Parameters) {
      const { statement, placed } = prepare(sql);
      // oxlint-disable-next-line no-unsafe-type-assertion -- the SQL beside the caller's type says so
      return statement.all(...orderValues(placed, parameters)) as Row[];
    },
    async get<Row>({ sql }: Query<Row>, parameters: Parameters) {
      const { statement, placed } = prepare(sql);
      // oxlint-disable-next-line no-unsafe-type-assertion -- the same
      return statement.get(...orderValues(placed, parameters)) as Row | undefined;
    },
    async run(sql, parameters) {
      const { statement, placed } = prepare(sql);
      return Number(statement.run(...orderValues(placed, parameters)).changes);
    },
    async runScript(sql) {
      database.exec(sql);
    },
  };
}

function compile(database: DatabaseSync, sql: string): Prepared {
  const placed = placeParameters(sql);
  return { statement: database.prepare(placed.text), placed };
}
