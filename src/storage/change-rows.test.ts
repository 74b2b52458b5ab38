import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { breakDatabase } from './broken-database.ts';
import { changeRows, lookUp } from './change-rows.ts';
import { Database } from './database.ts';
import { FakeArea } from './fake-area.ts';
import { uniteCopies } from './union.ts';

let area: FakeArea;
let database: Database;
beforeEach(async () => {
  area = new FakeArea();
  database = new Database(`test-${v7()}`, area);
  await uniteCopies(database);
});
afterEach(() => database.close());

/** Raises a number by one; a new one starts at 1. */
async function count(key: string, { isNew = false } = {}): Promise<number> {
  const { result } = await changeRows(database, {
    lookups: [lookUp('settings', key, { isNew })],
    into: ['settings'],
    decide: ([stored]) => {
      const value = Number(stored?.value ?? 0) + 1;
      return { rows: [{ table: 'settings', id: key, record: { key, value } }], result: value };
    },
  });
  return result;
}

describe('a change of records', () => {
  it('stands in both copies, and the next one builds on it', async () => {
    expect([await count('a'), await count('a')]).toEqual([1, 2]);
    expect(await database.settings.get('a')).toEqual(area.items.get('se:a'));
  });

  it('comes one after the other, however many are asked at once', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => count('a')));
    expect(results).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  it('asks the journal nothing when the database has the record, or it is new and the copies are level', async () => {
    await count('a');
    const asked = vi.spyOn(area, 'get');
    await count('a');
    await count('b', { isNew: true });
    expect(asked).not.toHaveBeenCalled();
  });

  it('asks the journal for what the database should have, and has not or has damaged', async () => {
    area.items.set('se:gone', { key: 'gone', value: 7 });
    expect(await count('gone')).toBe(8);
    await count('damaged');
    await database.table('settings').put({ key: 'damaged', revision: 'none' });
    expect(await count('damaged')).toBe(2);
  });

  it('believes no absence while the copies may have parted', async () => {
    area.items.set('se:a', { key: 'a', value: 7 });
    database.doubt.raise();
    expect(await count('a', { isNew: true })).toBe(8);
  });

  it('does not wait for the database to begin with the journal', async () => {
    let journaledAt = 0;
    let step = 0;
    database.use({
      stack: 'dbcore',
      name: 'watched',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          return {
            ...table,
            mutate: async (request) => {
              await vi.waitFor(() => expect(journaledAt).toBe(1));
              return table.mutate(request);
            },
          };
        },
      }),
    });
    database.close({ disableAutoOpen: false });
    await uniteCopies(database);
    vi.spyOn(area, 'set').mockImplementation(async () => {
      step += 1;
      journaledAt = step;
    });
    expect(await count('a')).toBe(1);
  });

  it('holds in the journal alone when the database fails, and the next one still builds on it', async () => {
    await count('a');
    breakDatabase(database);
    expect([await count('a'), await count('a')]).toEqual([2, 3]);
    expect(area.items.get('behind')).toBe(true);
  });
});
