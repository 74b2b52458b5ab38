import { createHash, type Hash } from 'node:crypto';
import { type Parameters, query, type SqlConnection, type SqlValue } from '../sql/sql-database.ts';
import type { TableShape } from './table-shapes.ts';

/** A row as an array, in the order of the shape's columns. */
export type Row = readonly SqlValue[];

/** Rows that are read and written at once: few enough for the limits on parameters of both databases. */
const PAGE_ROWS = 500;

/** How many rows, and what they are: the same on both databases, and for rows in the order of their key alone. */
export interface Checksum {
  rows: number;
  sha256: string;
}

/** A checksum that grows by one row after the other. */
export class RunningChecksum {
  readonly #hash: Hash = createHash('sha256');
  #rows = 0;

  add(row: Row): void {
    this.#hash.update(`${JSON.stringify(row)}\n`);
    this.#rows += 1;
  }

  get rows(): number {
    return this.#rows;
  }

  read(): Checksum {
    return { rows: this.#rows, sha256: this.#hash.copy().digest('hex') };
  }
}

/** Hands over one tenant's rows of a table in the order of their key, a page at a time. */
export async function* readPages(
  connection: SqlConnection,
  { table, columns, key }: TableShape,
  tenant: string,
): AsyncGenerator<Row[]> {
  const rest = key.filter((column) => column !== 'tenant').map(quote);
  const places = rest.map((_column, place) => `:after${place}`);
  const select = `select ${columns.map(quote).join(', ')} from ${quote(table)} where tenant = :tenant`;
  const order = `order by ${['tenant', ...rest].join(', ')} limit ${PAGE_ROWS}`;
  const behind = `and (${rest.join(', ')}) > (${places.join(', ')})`;
  let last: Record<string, SqlValue> | undefined;
  do {
    const after = key
      .filter((column) => column !== 'tenant')
      .map((column, place) => [`after${place}`, last?.[column] ?? null] as const);
    const parameters: Parameters = last ? { tenant, ...Object.fromEntries(after) } : { tenant };
    const found: Record<string, SqlValue>[] = await connection.all(
      query<Record<string, SqlValue>>(`${select} ${last ? behind : ''} ${order}`),
      parameters,
    );
    if (found.length > 0) yield found.map((row) => columns.map((column) => row[column] ?? null));
    last = rest.length > 0 && found.length === PAGE_ROWS ? found.at(-1) : undefined;
  } while (last);
}

/** The checksum of one tenant's rows of a table. */
export async function sumUpTable(
  connection: SqlConnection,
  shape: TableShape,
  tenant: string,
): Promise<Checksum> {
  const sum = new RunningChecksum();
  for await (const page of readPages(connection, shape, tenant)) {
    for (const row of page) sum.add(row);
  }
  return sum.read();
}

/** Writes rows as they are. */
export async function writePage(
  connection: SqlConnection,
  { table, columns }: TableShape,
  rows: readonly Row[],
): Promise<void> {
  await connection.run(
    `insert into ${quote(table)} (${columns.map(quote).join(', ')}) values :rows`,
    { rows },
  );
}

/** Whether two tables hold the same. */
export function isSame(a: Checksum, b: Checksum): boolean {
  return a.rows === b.rows && a.sha256 === b.sha256;
}

const quote = (name: string) => `"${name}"`;
