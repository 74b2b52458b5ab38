import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { query } from '../sql/sql-database.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

const INSERT = 'insert into word (tenant, name) values :rows on conflict (tenant, name) do nothing';
const LIST = query<{ name: string }>('select name from word order by name');

async function openFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-sqlite-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'words.sqlite');
  const database = openSqliteDatabase(file);
  await database.run(
    'create table word (tenant text not null, name text not null, primary key (tenant, name))',
    {},
  );
  await database.close();
  return file;
}

const rowsOf = (...names: string[]) => names.map((name) => ['one', name]);

describe('a SQLite database', () => {
  it('writes what was asked for before it was closed', async () => {
    const file = await openFile();
    const database = openSqliteDatabase(file);
    const adding = database.run(INSERT, { rows: rowsOf('a', 'b') });
    await database.close();
    expect(await adding).toBe(2);
    const again = openSqliteDatabase(file);
    expect(await again.all(LIST, {})).toEqual([{ name: 'a' }, { name: 'b' }]);
    await again.close();
  });

  it('says of each row that it adds whether it was new; of two that are the same, the first is', async () => {
    const database = openSqliteDatabase(await openFile());
    const insertion = { sql: INSERT, id: 'name' };
    expect(await database.addNew(insertion, rowsOf('b'))).toEqual([true]);
    expect(await database.addNew(insertion, rowsOf('a', 'b', 'c', 'c'))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(await database.addNew(insertion, [])).toEqual([]);
    await database.close();
  });

  it('answers what a statement returns of its rows, in their order', async () => {
    const database = openSqliteDatabase(await openFile());
    const returning = query<{ name: string }>(`${INSERT} returning name`);
    const added = await database.transaction((connection) =>
      connection.all(returning, { rows: rowsOf('c', 'a', 'c', 'b') }),
    );
    expect(added).toEqual([{ name: 'c' }, { name: 'a' }, { name: 'b' }]);
    await database.close();
  });
});
