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
  const kept = keepTuples(fields);
  const tuples = rows.map((row, index) => {
    const { names, text } = (kept[index] ??= nameTuple(fields, index));
    for (const [at, field] of fields.entries()) {
      const name = names[at];
      if (name !== undefined) parameters[name] = row[field];
    }
    return text;
  });
  return { sql: tuples.join(', '), parameters };
}

/** One row of a statement, and the names of its parameters in the order of the fields. */
interface Tuple {
  names: readonly string[];
  text: string;
}

/**
 * The rows that statements with these fields had so far. Every batch has the same names, and a name that is made anew
 * for each value costs more than all that is done with the value.
 */
const tuplesKept = new Map<string, Tuple[]>();

function keepTuples(fields: readonly string[]): Tuple[] {
  const key = fields.join(' ');
  const kept = tuplesKept.get(key) ?? [];
  tuplesKept.set(key, kept);
  return kept;
}

function nameTuple(fields: readonly string[], index: number): Tuple {
  const names = fields.map((field) => `${field}${index}`);
  return { names, text: `(:${names.join(', :')})` };
}

/** Writes `:id0, :id1` for `in (…)`. The list must not be empty. */
export function writeList(name: string, values: readonly SqlValue[]): MultiRow {
  const parameters: Parameters = Object.fromEntries(
    values.map((value, index) => [`${name}${index}`, value]),
  );
  return { sql: values.map((_value, index) => `:${name}${index}`).join(', '), parameters };
}
