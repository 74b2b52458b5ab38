import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase, openStore } from '../../src/endpoint/store/open-store.ts';
import { RAW_TABLES } from '../../src/endpoint/store/sql/raw-tables.ts';
import { query, type SqlDatabase } from '../../src/endpoint/store/sql/sql-database.ts';
import { NOW } from './test-endpoint.ts';
import { engine, freshLocation } from './test-location.ts';

/** Tables that belong to the database itself, not to a company. */
const OWN_TABLES = new Set(['schema_step']);

const DISTRIBUTION = readFileSync(
  new URL('../../src/endpoint/store/citus/distribute.sql', import.meta.url),
  'utf8',
);

/** The database of a store, its schema up to date. */
async function openSchema(): Promise<SqlDatabase> {
  const location = await freshLocation();
  const store = await openStore(location, () => new Date(NOW));
  await store.close();
  const database = openDatabase(location);
  onTestFinished(() => database.close());
  return database;
}

const list = async <Row>(sql: string): Promise<Row[]> =>
  (await openSchema()).all(query<Row>(sql), {});

/**
 * The rules that let the same schema be spread over machines by tenant (Citus, `create_distributed_table`), read
 * from PostgreSQL's own catalogue, so that a migration that breaks one does not pass.
 */
describe.runIf(engine === 'PostgreSQL')('the schema', () => {
  it('has the tenant first in every primary key, unique index and foreign key', async () => {
    const keys = await list<{ table: string; key: string; first: string }>(
      `select c.conrelid::regclass::text as "table", c.conname as "key",
         (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) as "first"
       from pg_constraint c
       where c.connamespace = current_schema()::regnamespace and c.contype in ('p', 'u', 'f')
       union all
       select i.indrelid::regclass::text, i.indexrelid::regclass::text,
         (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0])
       from pg_index i join pg_class t on t.oid = i.indrelid
       where t.relnamespace = current_schema()::regnamespace and not i.indisprimary`,
    );
    const companies = keys.filter(({ table }) => !OWN_TABLES.has(table));
    expect(companies.length).toBeGreaterThan(10);
    expect(companies.filter(({ first }) => first !== 'tenant')).toEqual([]);
  });

  it('gives every table a primary key', async () => {
    const bare = await list(
      `select relname from pg_class t
       where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
         and not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
    );
    expect(bare).toEqual([]);
  });

  it('points at rows of the same tenant only', async () => {
    const crossing = await list(
      `select conname from pg_constraint c
       where connamespace = current_schema()::regnamespace and contype = 'f'
         and (select attname from pg_attribute where attrelid = c.confrelid and attnum = c.confkey[1]) <> 'tenant'`,
    );
    expect(crossing).toEqual([]);
  });

  it('makes no ids of its own: no sequence, no identity, no default', async () => {
    const made = await list(
      `select table_name, column_name from information_schema.columns
       where table_schema = current_schema() and (is_identity = 'YES' or column_default is not null)
       union all
       select sequence_name, '' from information_schema.sequences where sequence_schema = current_schema()`,
    );
    expect(made).toEqual([]);
  });

  it('has what comes in every day in a partition a month, by the id alone', async () => {
    const parts = await list<{ table: string; by: string; partitions: number }>(
      `select t.relname as "table", pg_get_partkeydef(t.oid) as "by",
         (select count(*) from pg_inherits where inhparent = t.oid) as "partitions"
       from pg_class t where t.relnamespace = current_schema()::regnamespace and t.relkind = 'p' order by 1`,
    );
    const keys = new Map(parts.map(({ table, by }) => [table, by.replace(/ COLLATE.*\)/, ')')]));
    expect(keys).toEqual(new Map(RAW_TABLES.map(({ table, id }) => [table, `RANGE (${id})`])));
    // This month, the next one, and the one for ids that fit no month.
    expect(parts.filter(({ partitions }) => partitions < 3)).toEqual([]);
  });

  it('is spread over a Citus cluster as a whole, each table behind those that it refers to', async () => {
    const names = [...DISTRIBUTION.matchAll(/^ {4}'(\w+)',?$/gm)].map(([, name]) => name);
    const tables = await list<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition`,
    );
    const companies = tables.map(({ name }) => name).filter((name) => !OWN_TABLES.has(name));
    expect(new Set(names)).toEqual(new Set(companies));
    expect(names).toHaveLength(companies.length);
    const references = await list<{ table: string; target: string }>(
      `select t.relname as "table", r.relname as "target" from pg_constraint f
       join pg_class t on t.oid = f.conrelid join pg_class r on r.oid = f.confrelid
       where f.contype = 'f' and t.relnamespace = current_schema()::regnamespace and not t.relispartition`,
    );
    const late = references.filter(
      ({ table, target }) => names.indexOf(target) >= names.indexOf(table),
    );
    expect(late).toEqual([]);
  });

  it('compares texts byte by byte, as SQLite does, in every column', async () => {
    const columns = await list<{ name: string; collation: string | null }>(
      `select table_name || '.' || column_name as name, collation_name as collation
       from information_schema.columns
       where table_schema = current_schema() and data_type = 'text'`,
    );
    expect(columns.length).toBeGreaterThan(20);
    expect(columns.filter(({ collation }) => collation !== 'C')).toEqual([]);
  });
});
