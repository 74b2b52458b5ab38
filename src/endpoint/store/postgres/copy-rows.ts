import { StringDecoder } from 'node:string_decoder';
import type { PoolClient } from 'pg';
import { to } from 'pg-copy-streams';
import { writeParameters } from '../sql/named-parameters.ts';
import type { ColumnKind, LongQuery, SqlRow, SqlValue } from '../sql/sql-database.ts';

/** What stands for a column that is missing, and what a backslash makes of a letter (PostgreSQL, COPY, "Text Format"). */
const MISSING = '\\N';
const ESCAPED: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * Hands a long answer over as COPY writes it, a batch of rows at a time, twice as fast as by a cursor. COPY takes no
 * parameters: the driver makes literals of them. While nobody takes rows, none are read from the server. Must run in a
 * transaction.
 */
export async function* copyRows(
  client: PoolClient,
  { sql, parameters, kinds }: LongQuery,
): AsyncGenerator<SqlRow[]> {
  // Whoever reads may take as long as they like; the export has limits of its own.
  await client.query('set local statement_timeout = 0');
  const text = writeParameters(sql, parameters, (value) => writeLiteral(client, value));
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of client.query(to(`copy (${text}) to stdout`))) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map((line) => readLine(line, kinds));
  }
}

function writeLiteral(client: PoolClient, value: SqlValue): string {
  if (value === null) return 'null';
  return typeof value === 'number' ? String(value) : client.escapeLiteral(value);
}

function readLine(line: string, kinds: readonly ColumnKind[]): SqlRow {
  return line.split('\t').map((cell, column) => readCell(cell, kinds[column]));
}

function readCell(cell: string, kind: ColumnKind | undefined): SqlValue {
  if (cell === MISSING) return null;
  if (kind === 'number') return Number(cell);
  if (!cell.includes('\\')) return cell;
  return cell.replaceAll(/\\(.)/g, (_escape, letter: string) => ESCAPED[letter] ?? letter);
}
