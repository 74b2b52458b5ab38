import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { breakDatabase } from './broken-database.ts';
import { changeRows, lookAhead, lookUp } from './change-rows.ts';
import { Database } from './database.ts';
import { eraseEverything } from './erase.ts';
import { FakeArea } from './fake-area.ts';
import { uniteCopies } from './union.ts';

let database: Database;
beforeEach(async () => {
  database = new Database(`test-${v7()}`, new FakeArea());
  await uniteCopies(database);
});
afterEach(() => database.close());

const lookupOf = (key: string) => lookUp('settings', key, { isNew: true });

/** Adds one to a number. */
async function count(key: string): Promise<number> {
  const { result } = await changeRows(database, {
    lookups: [lookupOf(key)],
    into: ['settings'],
    decide: ([stored]) => {
      const value = Number(stored?.value ?? 0) + 1;
      return { rows: [{ table: 'settings', id: key, record: { key, value } }], result: value };
    },
  });
  return result;
}

/** Counts what is read from the tables from now on. */
async function watchReads() {
  const asked = vi.fn();
  database.use({
    stack: 'dbcore',
    name: 'watched',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return { ...table, get: (request) => (asked(name), table.get(request)) };
      },
    }),
  });
  database.close({ disableAutoOpen: false });
  await uniteCopies(database);
  asked.mockClear();
  return asked;
}

describe('what was read ahead', () => {
  it('is not read again, whether it was there or not', async () => {
    await count('a');
    const asked = await watchReads();
    await lookAhead(database, [lookupOf('a'), lookupOf('b')]);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(await count('a')).toBe(2);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(await database.settings.get('a')).toMatchObject({ value: 2 });
  });

  it('holds for one change of it: the next one builds on that', async () => {
    await lookAhead(database, [lookupOf('a')]);
    expect([await count('a'), await count('a'), await count('a')]).toEqual([1, 2, 3]);
  });

  it('holds when something else is written', async () => {
    const asked = await watchReads();
    await lookAhead(database, [lookupOf('a')]);
    await database.settings.put({ key: 'b', value: 1 });
    asked.mockClear();
    await count('a');
    expect(asked).not.toHaveBeenCalled();
  });

  it('is not believed once the copies may have parted', async () => {
    const asked = await watchReads();
    await lookAhead(database, [lookupOf('a')]);
    asked.mockClear();
    database.doubt.raise();
    await count('a');
    expect(asked).toHaveBeenCalled();
  });

  it('is gone when everything is erased', async () => {
    await count('a');
    await lookAhead(database, [lookupOf('a')]);
    await eraseEverything(database);
    expect(await count('a')).toBe(1);
  });

  it('costs nothing where the database does not answer', async () => {
    breakDatabase(database);
    await lookAhead(database, [lookupOf('a')]);
    expect(await count('a')).toBe(1);
  });

  const key = fc.constantFrom('a', 'b', 'c');
  const value = fc.integer({ min: 10, max: 99 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('ahead' as const), key }),
    fc.record({ kind: fc.constant('count' as const), key }),
    fc.record({ kind: fc.constant('put' as const), key, value }),
    fc.record({ kind: fc.constant('bulk-put' as const), key, value }),
    fc.record({ kind: fc.constant('modify' as const), key, value }),
    fc.record({ kind: fc.constant('delete' as const), key }),
    fc.record({ kind: fc.constant('delete-range' as const), key }),
    fc.record({ kind: fc.constant('clear' as const), key }),
    fc.record({ kind: fc.constant('abort' as const), key, value }),
  );
  type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

  function take(taken: Step): Promise<unknown> {
    const { settings } = database;
    switch (taken.kind) {
      case 'ahead':
        return lookAhead(database, [lookupOf(taken.key)]);
      case 'count':
        return count(taken.key);
      case 'put':
        return settings.put({ key: taken.key, value: taken.value });
      case 'bulk-put':
        return settings.bulkPut([{ key: taken.key, value: taken.value }]);
      case 'modify':
        return settings.toCollection().modify({ value: taken.value });
      case 'delete':
        return settings.delete(taken.key);
      case 'delete-range':
        return settings.where('key').aboveOrEqual(taken.key).delete();
      case 'clear':
        return settings.clear();
      case 'abort':
        return database
          .transaction('rw', settings, async (transaction) => {
            await settings.put({ key: taken.key, value: taken.value });
            transaction.abort();
          })
          .catch(() => {});
    }
  }

  it('changes nothing about what comes out, in whatever order things are written and however many at once', async () => {
    const plan = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(plan, async (rounds) => {
        await database.settings.clear();
        for (const round of rounds) {
          // What runs at once may come in any order; what was read ahead in it must be as it stands afterwards.
          await Promise.all(round.map((taken) => take(taken)));
          for (const id of ['a', 'b', 'c']) {
            const [foreseen] = database.foresight.recall([{ table: 'settings', id }]) ?? ['none'];
            if (foreseen !== 'none') expect(foreseen).toEqual(await database.settings.get(id));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
