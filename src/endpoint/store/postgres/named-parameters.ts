import type { Parameters, SqlValue } from '../sql/sql-database.ts';

/** A statement as PostgreSQL takes it: numbered places, and the names whose values fill them. */
export interface NumberedSql {
  text: string;
  names: readonly string[];
}

/** A text in quotes, which may hold anything, or the name of a parameter. A cast (`::`) is none. */
const TOKEN = /'(?:[^']|'')*'|"[^"]*"|(?<!:):([A-Za-z_]\w*)/g;

/** Turns `:name` into `$1`; a name that comes twice has one place. */
export function numberParameters(sql: string): NumberedSql {
  const names: string[] = [];
  const text = sql.replace(TOKEN, (token: string, name: string | undefined) => {
    if (name === undefined) return token;
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text, names };
}

/**
 * The values for the places, in order.
 *
 * @throws if a name has no value: then the statement and its caller don't belong together.
 */
export function orderValues({ names }: NumberedSql, parameters: Parameters): SqlValue[] {
  return names.map((name) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`The parameter ${name} has no value.`);
    return value;
  });
}
