import { listRows } from './multi-row.ts';
import type { SqlConnection, SqlValue } from './sql-database.ts';

/** Length of the day in an instant: 2026-11-23. */
export const DAY_LENGTH = 10;
/** Length of the month in it: 2026-11. */
export const MONTH_LENGTH = 7;

/** A table of totals: its key behind the tenant, as columns with the field that each one keeps, and what it sums. */
export interface TotalsTable<Field extends string, Sum extends string = 'total'> {
  table: string;
  columns: Readonly<Record<string, Field>>;
  sums?: Readonly<Record<string, Sum>>;
}

/** Counts rows in the totals that they belong to; must run in the transaction that adds the rows themselves. */
export function raiseTotals<Field extends string>(
  connection: SqlConnection,
  { table, columns }: TotalsTable<Field>,
  { tenant, rows }: { tenant: string; rows: readonly Record<Field, SqlValue>[] },
): Promise<void> {
  const counted = { table, columns, sums: { total: 'total' } };
  return raiseSums<string, string>(connection, counted, {
    tenant,
    rows: countAlike(Object.values(columns), rows),
  });
}

/** One row for each key, and how many there were of it. */
function countAlike<Field extends string, Row extends Record<Field, SqlValue>>(
  keys: readonly Field[],
  rows: readonly Row[],
): (Row & { total: number })[] {
  const counts = new Map<string, Row & { total: number }>();
  for (const row of rows) {
    const key = keys.map((one) => row[one]).join(' ');
    const known = counts.get(key);
    if (known) known.total += 1;
    else counts.set(key, { ...row, total: 1 });
  }
  return [...counts.values()];
}

/** Adds rows to the sums that they belong to; must run in the transaction that changes what they sum. */
export async function raiseSums<Field extends string, Sum extends string>(
  connection: SqlConnection,
  totals: Required<TotalsTable<Field, Sum>>,
  { tenant, rows }: { tenant: string; rows: readonly Record<Field | Sum, SqlValue>[] },
): Promise<void> {
  const { table, columns, sums } = totals;
  const changes = sumUp(totals, rows);
  const key = ['tenant', ...Object.keys(columns)].join(', ');
  const raises = Object.keys(sums).map((sum) => `${sum} = ${table}.${sum} + excluded.${sum}`);
  const fields: (Field | Sum)[] = [...Object.values(columns), ...Object.values(sums)];
  if (changes.length === 0) return;
  await connection.run(
    `insert into ${table} (${key}, ${Object.keys(sums).join(', ')}) values :rows
     on conflict (${key}) do update set ${raises.join(', ')}`,
    { rows: listRows(tenant, fields, changes) },
  );
}

/**
 * One row for each key, without those that add nothing, in the order of keys: the same in every process, so that no two
 * wait for each other.
 */
export function sumUp<
  Field extends string,
  Sum extends string,
  Row extends Record<Field | Sum, SqlValue>,
>({ columns, sums }: Required<TotalsTable<Field, Sum>>, rows: readonly Row[]): Row[] {
  const keys: Field[] = Object.values(columns);
  const summed: Sum[] = Object.values(sums);
  const groups = Map.groupBy(rows, (row) => keys.map((key) => row[key]).join(' ')).values();
  return [...groups]
    .flatMap(([first, ...others]) => {
      if (!first) return [];
      const totals = summed.map((sum) => [
        sum,
        others.reduce((total, row) => total + Number(row[sum]), Number(first[sum])),
      ]);
      return [{ ...first, ...Object.fromEntries(totals) }];
    })
    .filter((row) => summed.some((sum) => row[sum] !== 0))
    .toSorted((a, b) => compareKeys(keys.map((key) => [a[key], b[key]])));
}

function compareKeys(pairs: readonly (readonly [SqlValue, SqlValue])[]): number {
  const [a, b] = pairs.find(([one, other]) => one !== other) ?? [null, null];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
}
