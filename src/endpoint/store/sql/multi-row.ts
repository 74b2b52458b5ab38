import type { SqlRows, SqlValue } from './sql-database.ts';

/**
 * Rows for the `values :rows` of a statement: the tenant, then the values of these fields, in this order. How many rows go
 * to the database at once is its driver's business; the text of the statement is the same for any number of them.
 */
export function listRows<Field extends string>(
  tenant: string,
  fields: readonly Field[],
  rows: readonly Readonly<Record<Field, SqlValue>>[],
): SqlRows {
  return rows.map((row) => [tenant, ...fields.map((field) => row[field])]);
}

/** A part of a statement, and its parameters. */
export interface ListPart {
  sql: string;
  parameters: Record<string, SqlValue>;
}

/** Writes `:id0, :id1` for `in (…)`. The list must not be empty. */
export function writeList(name: string, values: readonly SqlValue[]): ListPart {
  const parameters: Record<string, SqlValue> = Object.fromEntries(
    values.map((value, index) => [`${name}${index}`, value]),
  );
  return { sql: values.map((_value, index) => `:${name}${index}`).join(', '), parameters };
}
