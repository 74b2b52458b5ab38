import type { Parameters, SqlRows, SqlValue } from './sql-database.ts';

/** A statement with places instead of names, and the names whose values fill them. */
export interface PlacedSql {
  text: string;
  names: readonly string[];
}

/** What the rows of a statement are called. */
const ROWS = 'rows';

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
 * Turns `:name` into `?`, as SQLite takes it; a name that comes twice has two places. `values :rows` has those of one row,
 * `width` many. SQLite goes through all names of a statement to find one; places it counts.
 */
export function placeParameters(sql: string, width = 0): PlacedSql {
  const names: string[] = [];
  const text = replaceNames(sql, (name) => {
    if (name !== ROWS) names.push(name);
    return name === ROWS ? `(${Array.from({ length: width }, () => '?').join(', ')})` : '?';
  });
  return { text, names };
}

/** The rows among parameters, if the statement takes any. */
export function findRows(parameters: Parameters): SqlRows | null {
  const rows = parameters[ROWS];
  return Array.isArray(rows) ? rows : null;
}

/** Writes the values themselves into a statement, for the few that take no parameters; `write` makes a literal of one. */
export function writeParameters(
  sql: string,
  parameters: Parameters,
  write: (value: SqlValue) => string,
): string {
  return replaceNames(sql, (name) => write(valueOf(parameters, name)));
}

/**
 * The values for the places, in order.
 *
 * @throws if a name has no value: then the statement and its caller don't belong together.
 */
export function orderValues({ names }: PlacedSql, parameters: Parameters): SqlValue[] {
  return names.map((name) => valueOf(parameters, name));
}

function valueOf(parameters: Parameters, name: string): SqlValue {
  const value = parameters[name];
  if (value === undefined || (typeof value === 'object' && value !== null))
    throw new Error(`The parameter ${name} has no value.`);
  return value;
}

const replaceNames = (sql: string, place: (name: string) => string) =>
  sql.replace(TOKEN, (token: string, name: string | undefined) =>
    name === undefined ? token : place(name),
  );
