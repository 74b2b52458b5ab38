import { readFile, stat, writeFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openDatabase, openStore } from '../../src/endpoint/store/open-store.ts';
import { migrate } from '../../src/endpoint/store/sql/migrate.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { restoreBackup } from '../../src/endpoint/store/transfer/restore-backup.ts';
import { writeBackup } from '../../src/endpoint/store/transfer/write-backup.ts';
import { openCommandLine } from './endpoint-process.ts';
import { fillStore, findFaults, sumUp } from './filled-store.ts';
import { makeStoredEvent } from './samples.ts';
import { NOW } from './test-endpoint.ts';
import { changeBehind, emptyLocation, engine, freshLocation, lookInto } from './test-location.ts';

async function save(location: StoreLocation): Promise<string> {
  const file = `${location.dataFile}.backup`;
  const database = openDatabase(location);
  await writeBackup(database, file, new Date(NOW));
  await database.close();
  return file;
}

async function putBack(location: StoreLocation, file: string): Promise<void> {
  const database = openDatabase(location);
  try {
    await restoreBackup(database, file, { now: () => new Date(NOW), onTable: () => {} });
  } finally {
    await database.close();
  }
}

const listTables = (location: StoreLocation) =>
  lookInto(
    location,
    location.databaseUrl === null
      ? "select name from sqlite_master where type = 'table'"
      : 'select relname from pg_class where relnamespace = current_schema()::regnamespace',
  );

describe(`a backup of a database on ${engine}`, () => {
  it('brings every row of every company back', async () => {
    const location = await freshLocation();
    await fillStore(location);
    await fillStore(location, 'other');
    const target = await emptyLocation();
    await putBack(target, await save(location));
    for (const tenant of ['default', 'other']) {
      expect(await sumUp(target, tenant)).toEqual(await sumUp(location, tenant));
      expect(await findFaults(target, tenant)).toEqual([]);
    }
  });

  it('is of one moment, whatever comes in meanwhile', async () => {
    const location = await freshLocation();
    await fillStore(location);
    const store = await openStore(location, () => new Date(NOW));
    const saving = save(location);
    const saved = saving.then(() => 'saved' as const);
    let added = 0;
    for (;;) {
      await store.appendEvents('default', [makeStoredEvent()]);
      if ((await Promise.race([saved, nextTurn()])) === 'saved') break;
      added += 1;
    }
    await store.close();
    const target = await emptyLocation();
    await putBack(target, await saving);
    expect(added).toBeGreaterThan(0);
    expect(await findFaults(target)).toEqual([]);
  });

  it('of an older version comes back with the newest schema', async () => {
    const location = await emptyLocation();
    const database = openDatabase(location);
    await migrate(database, NOW, (step) => step <= 11);
    await database.close();
    await changeBehind(
      location,
      `insert into tenant values ('default', 's', null, 0, '${NOW}', '${NOW}', null)`,
    );
    const target = await emptyLocation();
    await putBack(target, await save(location));
    const newest = await emptyLocation();
    await (await openStore(newest, () => new Date(NOW))).close();
    const steps = 'select step from schema_step order by step';
    expect(await lookInto(target, steps)).toEqual(await lookInto(newest, steps));
  });

  it('is only put back into an empty database', async () => {
    const location = await freshLocation();
    await fillStore(location);
    const file = await save(location);
    await expect(putBack(location, file)).rejects.toThrow('not empty');
    const foreign = await emptyLocation();
    await changeBehind(foreign, 'create table invoice (id integer)');
    await expect(putBack(foreign, file)).rejects.toThrow('not empty');
  });

  it('is refused when it is damaged, cut off, of a later version or none at all, and nothing is put back', async () => {
    const location = await freshLocation();
    await fillStore(location);
    const whole = await readFile(await save(location));
    const text = gunzipSync(whole).toString();
    const target = await emptyLocation();
    const damaged = `${target.dataFile}.damaged`;
    const flipped = Buffer.from(whole);
    flipped[whole.length >> 1] = (flipped[whole.length >> 1] ?? 0) ^ 1;
    const cases: [string, Uint8Array][] = [
      ['damaged', flipped],
      ['damaged', whole.subarray(0, whole.length >> 1)],
      ['damaged', gzipSync(text.slice(0, text.lastIndexOf('{"end"')))],
      ['damaged', gzipSync(text.replace('"share.inserted"', '"share.published"'))],
      ['damaged', gzipSync(text.replace(/^\["default",.*\n/m, ''))],
      ['damaged', Buffer.from('hello')],
      ['damaged', new Uint8Array()],
      ['does not know', gzipSync(text.replace('"steps":[', '"steps":[9999,'))],
      ['later version', gzipSync(text.replace('"version":1', '"version":2'))],
    ];
    for (const [words, bytes] of cases) {
      await writeFile(damaged, bytes);
      await expect(putBack(target, damaged)).rejects.toThrow(words);
    }
    await expect(putBack(target, '/nowhere')).rejects.toThrow('no file /nowhere');
    expect(await listTables(target)).toEqual([]);
  });

  it('goes with two commands; the file is its owner’s alone, and none is written over', async () => {
    const { run, location } = await openCommandLine();
    const file = `${location.dataFile}.backup`;
    await fillStore(location);
    const { code, out, err } = await run('backup', file);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('.keys');
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
    expect((await run('backup', file)).err).toContain('already');
    expect((await run('restore', file)).err).toContain('not empty');
    const { run: runElsewhere, location: elsewhere } = await openCommandLine(
      {},
      await emptyLocation(),
    );
    expect(await runElsewhere('restore', file)).toMatchObject({ code: 0, err: '' });
    expect(await sumUp(elsewhere)).toEqual(await sumUp(location));
  });
});

describe.runIf(engine === 'PostgreSQL')('a backup', () => {
  it.each(['to PostgreSQL', 'to SQLite'])('goes from one kind of database %s', async (way) => {
    const place = await emptyLocation();
    const other = { dataFile: place.dataFile, databaseUrl: null };
    const [from, to] = way === 'to SQLite' ? [place, other] : [other, place];
    await fillStore(from);
    await putBack(to, await save(from));
    expect(await sumUp(to)).toEqual(await sumUp(from));
    expect(await findFaults(to)).toEqual([]);
  });
});
