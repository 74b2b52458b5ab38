import type { Parameters, SqlValue } from './sql-database.ts';

/** The `values` part of a statement for many rows, and its parameters. */
export interface MultiRow {
  sql: string;
  parameters: Record<string, SqlValue>;
}

/**
 * Writes `(:id0, :name0), (:id1, :name1)` for rows with these fields, in this order. One statement for a batch
 * costs a fraction of one for each row, most of all where the database is another process.
 */
export function writeRows<Field extends string>(
  fields: readonly Field[],
  rows: readonly Record<Field, SqlValue>[],
): MultiRow {
  const parameters: Record<string, SqlValue> = {};
  const tuples = rows.map((row, index) => {
    for (const field of fields) parameters[`${field}${index}`] = row[field];
    return `(${fields.map((field) => `:${field}${index}`).join(', ')})`;
  });
  return { sql: tuples.join(', '), parameters };
}

/** Writes `:id0, :id1` for `in (…)`. The list must not be empty. */
export function writeList(name: string, values: readonly SqlValue[]): MultiRow {
  const parameters: Parameters = Object.fromEntries(
    values.map((value, index) => [`${name}${index}`, value]),
  );
  return { sql: values.map((_value, index) => `:${name}${index}`).join(', '), parameters };
}
