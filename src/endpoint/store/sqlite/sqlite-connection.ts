import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { findRows, orderValues, type PlacedSql, placeParameters } from '../sql/named-parameters.ts';
import type { Parameters, Query, SqlScriptConnection } from '../sql/sql-database.ts';

/** Prepared statements kept for each connection: more than there are texts, but for filters and batch sizes. */
const STATEMENTS_KEPT = 200;

/** A statement that SQLite has compiled, and the names of what fills its places. */
interface Prepared {
  statement: StatementSync;
  placed: PlacedSql;
}

/**
 * Statements on one SQLite connection. Each runs to its end at once; only the interface is asynchronous. Rows are written
 * one by one, by a statement that is compiled once: that is quicker than one of all of them, whose rows SQLite copies first.
 */
export function createConnection(database: DatabaseSync): SqlScriptConnection {
  const known = new Map<string, Prepared>();

  function prepare(sql: string, width?: number): Prepared {
    const prepared = known.get(sql) ?? compile(database, sql, width);
    // The least recently used goes first: a map keeps the order in which its keys came.
    known.delete(sql);
    known.set(sql, prepared);
    const [oldest] = known.keys();
    if (known.size > STATEMENTS_KEPT && oldest !== undefined) known.delete(oldest);
    return prepared;
  }

  return {
    async all<Row>({ sql }: Query<Row>, parameters: Parameters) {
      const rows = findRows(parameters);
      const { statement, placed } = prepare(sql, rows?.[0]?.length);
      const found = rows
        ? rows.map((row) => statement.get(...row)).filter((row) => row !== undefined)
        : statement.all(...orderValues(placed, parameters));
      // oxlint-disable-next-line no-unsafe-type-assertion -- the SQL beside the caller's type says so
      return found as Row[];
    },
    async get<Row>({ sql }: Query<Row>, parameters: Parameters) {
      const { statement, placed } = prepare(sql);
      // oxlint-disable-next-line no-unsafe-type-assertion -- the same
      return statement.get(...orderValues(placed, parameters)) as Row | undefined;
    },
    async run(sql, parameters) {
      const rows = findRows(parameters);
      const { statement, placed } = prepare(sql, rows?.[0]?.length);
      if (!rows) return Number(statement.run(...orderValues(placed, parameters)).changes);
      return rows.reduce((sum, row) => sum + Number(statement.run(...row).changes), 0);
    },
    async addNew({ sql }, rows) {
      const { statement } = prepare(sql, rows[0]?.length);
      return rows.map((row) => Number(statement.run(...row).changes) === 1);
    },
    async runScript(sql) {
      database.exec(sql);
    },
  };
}

function compile(database: DatabaseSync, sql: string, width?: number): Prepared {
  const placed = placeParameters(sql, width);
  return { statement: database.prepare(placed.text), placed };
}
