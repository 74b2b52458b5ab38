import { query, type SqlConnection, type SqlDialect } from '../sql/sql-database.ts';

/** A table as rows are read from it and written to it. */
export interface TableShape {
  table: string;
  /** Every column; a row is an array of values in this order. */
  columns: string[];
  /** The primary key, the tenant first. */
  key: string[];
}

/** What the database says of its own schema; it has no tenant. */
const OWN_TABLE = 'schema_step';

interface ColumnRow {
  table: string;
  column: string;
  /** Place in the primary key, from 1; 0: not in it. */
  place: number;
}

interface Reference {
  table: string;
  target: string;
}

const COLUMNS: Record<SqlDialect, string> = {
  sqlite: `select t.name as "table", c.name as "column", c.pk as "place"
    from sqlite_master t join pragma_table_info(t.name) c
    where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' order by t.name, c.cid`,
  postgres: `select t.relname as "table", c.attname as "column",
      coalesce(array_position(k.conkey, c.attnum), 0) as "place"
    from pg_class t
    join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
    left join pg_constraint k on k.conrelid = t.oid and k.contype = 'p'
    where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p')
      and not t.relispartition
    order by t.relname, c.attnum`,
};

const REFERENCES: Record<SqlDialect, string> = {
  sqlite: `select t.name as "table", f."table" as "target"
    from sqlite_master t join pragma_foreign_key_list(t.name) f where t.type = 'table'`,
  postgres: `select t.relname as "table", r.relname as "target" from pg_constraint f
    join pg_class t on t.oid = f.conrelid join pg_class r on r.oid = f.confrelid
    where f.contype = 'f' and f.connamespace = current_schema()::regnamespace and not t.relispartition`,
};

/** The names of all tables that the database has, ours and others. */
export async function listTableNames(
  connection: SqlConnection,
  dialect: SqlDialect,
): Promise<string[]> {
  const rows = await connection.all(query<ColumnRow>(COLUMNS[dialect]), {});
  return [...new Set(rows.map(({ table }) => table))];
}

/**
 * The tables of companies, read from the database's own catalogue so that none is forgotten; each behind those that its
 * rows refer to.
 */
export async function listTableShapes(
  connection: SqlConnection,
  dialect: SqlDialect,
): Promise<TableShape[]> {
  const rows = await connection.all(query<ColumnRow>(COLUMNS[dialect]), {});
  const references = await connection.all(query<Reference>(REFERENCES[dialect]), {});
  const tables = Map.groupBy(
    rows.filter(({ table }) => table !== OWN_TABLE),
    ({ table }) => table,
  );
  const shapes = [...tables].map(([table, columns]) => ({
    table,
    columns: columns.map(({ column }) => column),
    key: columns
      .filter(({ place }) => place > 0)
      .toSorted((a, b) => a.place - b.place)
      .map(({ column }) => column),
  }));
  return sortByReference(shapes, references);
}

function sortByReference(
  shapes: readonly TableShape[],
  references: readonly Reference[],
): TableShape[] {
  const sorted: TableShape[] = [];
  let waiting = [...shapes];
  while (waiting.length > 0) {
    const open = new Set(waiting.map(({ table }) => table));
    const isFree = ({ table }: TableShape) =>
      !references.some(
        (one) => one.table === table && one.target !== table && open.has(one.target),
      );
    const free = waiting.filter(isFree);
    if (free.length === 0) throw new Error(`Tables refer to each other: ${[...open].join(', ')}.`);
    sorted.push(...free);
    waiting = waiting.filter((shape) => !free.includes(shape));
  }
  return sorted;
}
