import type { SqlRows, SqlValue } from '../sql/sql-database.ts';

/** A statement as the driver takes it: one with a name is read and planned once for each connection. */
export interface NamedStatement {
  name: string;
  text: string;
  values: string[];
}

/** What stands for the rows in a statement that says nothing else from outside. */
const VALUES = /\bvalues :rows\b/;

/**
 * Writes many rows into one statement, a column of them in an array each. Its text is the same for any number of rows, where
 * one with a place for each value would be read and planned anew for every batch; that takes as long as to store it.
 */
export function spreadRows(sql: string, rows: SqlRows): NamedStatement {
  const [first = []] = rows;
  const columns = first.map((_value, place) => rows.map((row) => row[place] ?? null));
  const types = columns.map(findType);
  return {
    ...nameStatement(sql, types),
    values: columns.filter((_column, place) => types[place] !== null).map(writeArray),
  };
}

/** What a column holds here. One that is empty has no type: PostgreSQL gives it that of the table. */
type ColumnType = 'text' | 'bigint' | null;

function findType(column: readonly SqlValue[]): ColumnType {
  const value = column.find((one) => one !== null) ?? null;
  if (value === null) return null;
  return typeof value === 'number' ? 'bigint' : 'text';
}

/** Statements by their text without and with the types of their columns: as many as the store has, and few of each. */
const named = new Map<string, Omit<NamedStatement, 'values'>>();

function nameStatement(sql: string, types: readonly ColumnType[]): Omit<NamedStatement, 'values'> {
  const key = `${types.join(' ')} ${sql}`;
  const known = named.get(key);
  if (known) return known;
  const filled = types.filter((type) => type !== null);
  const arrays = filled.map((type, place) => `$${place + 1}::${type}[]`);
  const names = filled.map((_type, place) => `column${place}`);
  const taken = names.values();
  const list = types.map((type) => (type === null ? 'null' : taken.next().value));
  const from = `from unnest(${arrays.join(', ')}) as spread (${names.join(', ')})`;
  const text = sql.replace(VALUES, `select ${list.join(', ')} ${from}`);
  const made = { name: `rows_${named.size}`, text };
  named.set(key, made);
  return made;
}

/** An array as PostgreSQL reads it (documentation, 8.15.2). */
function writeArray(column: readonly SqlValue[]): string {
  return `{${column.map(writeElement).join(',')}}`;
}

/** What a backslash has to stand before, between quotes. Hardly any text has it. */
const SPECIAL = /["\\]/;
const SPECIALS = /["\\]/g;

function writeElement(value: SqlValue): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  return SPECIAL.test(value) ? `"${value.replaceAll(SPECIALS, '\\$&')}"` : `"${value}"`;
}
