import type { Parameters, SqlValue } from './sql-database.ts';

/** A statement with places instead of names, and the names whose values fill them. */
export interface PlacedSql {
  text: string;
  names: readonly string[];
}

/** A text in quotes, which may hold anything, or the name of a parameter. A cast (`::`) is none. */
const TOKEN = /'(?:[^']|'')*'|"[^"]*"|(?<!:):([A-Za-z_]\w*)/g;

/** Turns `:name` into `$1`, as PostgreSQL takes it; a name that comes twice has one place. */
export function numberParameters(sql: string): PlacedSql {
  const numbers = new Map<string, number>();
  const text = replaceNames(sql, (name) => {
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return `$${number}`;
  });
  return { text, names: [...numbers.keys()] };
}

/**
 * Turns `:name` into `?`, as SQLite takes it; a name that comes twice has two places. SQLite goes through all names of a
 * statement to find one, so that a batch with 2,000 of them would be looked through 2,000 times.
 */
export function placeParameters(sql: string): PlacedSql {
  const names: string[] = [];
  const text = replaceNames(sql, (name) => {
    names.push(name);
    return '?';
  });
  return { text, names };
}

/**
 * The values for the places, in order.
 *
 * @throws if a name has no value: then the statement and its caller don't belong together.
 */
export function orderValues({ names }: PlacedSql, parameters: Parameters): SqlValue[] {
  return names.map((name) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`The parameter ${name} has no value.`);
    return value;
  });
}

const replaceNames = (sql: string, place: (name: string) => string) =>
  sql.replace(TOKEN, (token: string, name: string | undefined) =>
    name === undefined ? token : place(name),
  );
