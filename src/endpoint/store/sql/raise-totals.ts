import { writeRows } from './multi-row.ts';
import type { SqlConnection, SqlValue } from './sql-database.ts';

/** Length of the day in an instant: 2026-11-23. */
export const DAY_LENGTH = 10;

/** A table of totals: its key behind the tenant, as columns with the field that each one keeps. */
export interface TotalsTable<Field extends string> {
  table: string;
  columns: Readonly<Record<string, Field>>;
}

/** Adds rows to the totals that they belong to; must run in the transaction that adds the rows themselves. */
export async function raiseTotals<Field extends string>(
  connection: SqlConnection,
  { table, columns }: TotalsTable<Field>,
  { tenant, rows }: { tenant: string; rows: readonly Record<Field, SqlValue>[] },
): Promise<void> {
  if (rows.length === 0) return;
  const fields = Object.values(columns);
  const groups = Map.groupBy(rows, (row) => fields.map((field) => row[field]).join(' '));
  // One order in every process, so that no two wait for each other.
  const ordered = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const totals = ordered.flatMap(([, [first, ...others]]) =>
    first ? [{ ...first, tenant, total: others.length + 1 }] : [],
  );
  const values = writeRows<string>(['tenant', ...fields, 'total'], totals);
  const key = ['tenant', ...Object.keys(columns)].join(', ');
  await connection.run(
    `insert into ${table} (${key}, total) values ${values.sql}
     on conflict (${key}) do update set total = ${table}.total + excluded.total`,
    values.parameters,
  );
}
