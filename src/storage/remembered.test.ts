import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { beforeEach, expect, test, vi } from 'vitest';
import { Database } from './database.ts';
import { eraseEverything } from './erase.ts';
import { FakeArea } from './fake-area.ts';
import { changeSetting, feedSetting, readSetting } from './settings.ts';
import { uniteCopies } from './union.ts';

let area: FakeArea;
let database: Database;
beforeEach(() => {
  area = new FakeArea();
  database = new Database(`test-${v7()}`, area);
});

const setErrors = (errors: number, where = database) =>
  changeSetting(where, feedSetting, (state) => ({ ...state, errors }));
const readErrors = async () => (await readSetting(database, feedSetting)).errors;

test('a large setting is read once, for whoever asks', async () => {
  await setErrors(1);
  const read = vi.spyOn(database, 'attempt');
  const values = await Promise.all([readErrors(), readErrors()]);
  expect([...values, await readErrors()]).toEqual([1, 1, 1]);
  expect(read).toHaveBeenCalledOnce();
});

test('a change is seen by whoever asks after it, also when a read was under way', async () => {
  await setErrors(1);
  const before = readErrors();
  await setErrors(2);
  expect(await readErrors()).toBe(2);
  expect(await before).toBeLessThanOrEqual(2);
});

test('what the other copy gives back is seen', async () => {
  await setErrors(1);
  expect(await readErrors()).toBe(1);
  const other = new Database(`other-${v7()}`, area);
  await uniteCopies(other);
  await setErrors(5, other);
  await setErrors(6, other);
  await database.journal.write({ behind: true });
  await uniteCopies(database);
  expect(await readErrors()).toBe(6);
});

test('nothing is remembered of what was erased', async () => {
  await setErrors(1);
  expect(await readErrors()).toBe(1);
  await eraseEverything(database);
  expect(await readErrors()).toBe(0);
});
