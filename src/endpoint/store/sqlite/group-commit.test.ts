import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { query } from '../sql/sql-database.ts';
import { createWriter } from './group-commit.ts';
import { createConnection } from './sqlite-connection.ts';

const COUNT = query<{ name: string }>('select name from word order by name');

function openWriter() {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  database.exec('create table word (name text not null primary key)');
  const commits: string[] = [];
  const exec = database.exec.bind(database);
  database.exec = (sql) => {
    commits.push(...(sql === 'commit' ? [sql] : []));
    exec(sql);
  };
  const connection = createConnection(database);
  const { transaction: write, countWaiting } = createWriter(database, connection);
  const add = (name: string) =>
    write((inside) => inside.run('insert into word (name) values (:name)', { name }));
  const names = async () => (await connection.all(COUNT, {})).map((row) => row.name);
  return { database, write, add, names, commits, countWaiting };
}

describe('the writer of a SQLite file', () => {
  it('commits once what is asked at the same moment', async () => {
    const { add, names, commits, countWaiting } = openWriter();
    const adding = Promise.all(['a', 'b', 'c'].map(add));
    expect(countWaiting()).toBe(3);
    await adding;
    expect(countWaiting()).toBe(0);
    expect(await names()).toEqual(['a', 'b', 'c']);
    expect(commits).toHaveLength(1);
  });

  it('undoes only the one that failed', async () => {
    const { add, names } = openWriter();
    const outcomes = await Promise.allSettled(['a', 'b', 'a', 'c'].map(add));
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await names()).toEqual(['a', 'b', 'c']);
  });

  it('undoes all that a failing transaction did before it failed', async () => {
    const { add, names, write } = openWriter();
    const half = write(async (inside) => {
      await inside.run('insert into word (name) values (:name)', { name: 'half' });
      throw new Error('changed my mind');
    });
    await expect(half).rejects.toThrow('changed my mind');
    await add('whole');
    expect(await names()).toEqual(['whole']);
  });

  it('tells everybody when the commit itself fails, and goes on afterwards', async () => {
    const { database, add, names } = openWriter();
    const exec = database.exec.bind(database);
    database.exec = (sql) => {
      if (sql === 'commit') throw new Error('disk full');
      exec(sql);
    };
    const outcomes = await Promise.allSettled(['a', 'b'].map(add));
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    database.exec = exec;
    await add('later');
    expect(await names()).toEqual(['later']);
  });

  it('runs one transaction after the other, even when they wait inside', async () => {
    const { write, names } = openWriter();
    const addSlowly = (name: string) =>
      write(async (inside) => {
        const before = await inside.all(COUNT, {});
        await new Promise((wake) => setImmediate(wake));
        await inside.run('insert into word (name) values (:name)', {
          name: `${before.length} ${name}`,
        });
      });
    await Promise.all(['a', 'b', 'c'].map(addSlowly));
    expect(await names()).toEqual(['0 a', '1 b', '2 c']);
  });
});
