import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openDatabase, openStore } from '../../src/endpoint/store/open-store.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { moveCompany } from '../../src/endpoint/store/transfer/move-company.ts';
import { TransferRefusal } from '../../src/endpoint/store/transfer/refusal.ts';
import { openCommandLine } from './endpoint-process.ts';
import { fillStore, findFaults, sumUp } from './filled-store.ts';
import { NOW } from './test-endpoint.ts';
import { changeBehind, emptyLocation, engine, lookInto } from './test-location.ts';

const quiet = { onRows: () => {}, onTable: (_table: string) => {} };

/** A company in a SQLite file, and an empty PostgreSQL database beside it. */
async function openBoth() {
  const place = await emptyLocation();
  const source = { dataFile: place.dataFile, databaseUrl: null };
  const target: StoreLocation = { dataFile: place.dataFile, databaseUrl: place.databaseUrl };
  await fillStore(source);
  const move = (progress = quiet, changes: { tenant?: string; databaseUrl?: string } = {}) =>
    moveCompany(
      {
        dataFile: place.dataFile,
        databaseUrl: place.databaseUrl ?? '',
        tenant: 'default',
        ...changes,
      },
      () => new Date(NOW),
      progress,
    );
  return { source, target, move };
}

describe.runIf(engine === 'PostgreSQL')('a company that moves to PostgreSQL', () => {
  it('has every row of every table there, in its month, and the audit log still holds', async () => {
    const { source, target, move } = await openBoth();
    const rows = await move();
    const sums = await sumUp(target);
    expect(sums).toEqual(await sumUp(source));
    expect(Object.values(sums).reduce((all, sum) => all + sum.rows, 0)).toBe(rows);
    for (const table of ['share_event', 'click', 'conversion_touch', 'audit_entry', 'bearer_token'])
      expect(sums[table]?.rows, table).toBeGreaterThan(0);
    expect(await findFaults(target)).toEqual([]);
    expect(await lookInto(target, 'select count(*) as total from share_event_odd')).toEqual([
      { total: 0 },
    ]);
  });

  it('stands beside others that are there already', async () => {
    const { source, target, move } = await openBoth();
    await fillStore(target, 'other');
    const other = await sumUp(target, 'other');
    await move();
    expect(await sumUp(target)).toEqual(await sumUp(source));
    expect(await sumUp(target, 'other')).toEqual(other);
  });

  it.each(['share_event', 'audit_entry', 'tenant'])(
    'goes on where it was broken off, at %s, and starting once more changes nothing',
    async (last) => {
      const { source, target, move } = await openBoth();
      const breakOff = (table: string) => {
        if (table === last) throw new Error('power cut');
      };
      await expect(move({ ...quiet, onTable: breakOff })).rejects.toThrow('power cut');
      await changeBehind(target, "delete from share_event where event_id > '019b'");
      await move();
      await move();
      expect(await sumUp(target)).toEqual(await sumUp(source));
    },
  );

  it('is refused where other rows of it are, and nothing of them is touched', async () => {
    const { source, target, move } = await openBoth();
    await move();
    await changeBehind(source, "update share set state = 'published'");
    const before = await sumUp(target);
    await expect(move()).rejects.toThrow(/other rows of this company in the table share\./);
    expect(await sumUp(target)).toEqual(before);
    await changeBehind(target, 'delete from share_event');
    await changeBehind(target, 'delete from share');
    await move();
    expect(await sumUp(target)).toEqual(await sumUp(source));
  });

  it('is refused when the target went on without it', async () => {
    const { target, move } = await openBoth();
    await move();
    const note = { at: NOW, actor: 'a', action: 'content.imported' as const, subject: '' };
    const store = await openStore(target, () => new Date(NOW));
    await store.noteAudit('default', { ...note, details: {} });
    await store.close();
    await expect(move()).rejects.toThrow('it has been moved');
  });

  it('is refused while a server has the file, without a file, and without such a company', async () => {
    const { source, move } = await openBoth();
    const server = openDatabase(source);
    await expect(move()).rejects.toThrow('Stop it first');
    await server.close();
    await expect(move(quiet, { tenant: 'nobody' })).rejects.toThrow('There is: default');
    await rm(source.dataFile);
    await expect(move()).rejects.toThrow('There is no database');
  });

  it('is refused by a database that holds something else, or does not answer', async () => {
    const { target, move } = await openBoth();
    await changeBehind(target, 'create table invoice (id integer)');
    await expect(move()).rejects.toThrow('something else: invoice');
    const databaseUrl = 'postgres://nobody@127.0.0.1:1/none';
    await expect(move(quiet, { databaseUrl })).rejects.toThrow(TransferRefusal);
  });

  it('goes with one command, which says how far it is', async () => {
    const { run, location } = await openCommandLine({ PORTEVOIX_DATABASE_URL: '' });
    const { dataFile, databaseUrl } = location;
    await fillStore({ dataFile, databaseUrl: null });
    expect((await run('migrate')).err).toContain('Say where to');
    const { code, out, err } = await run('migrate', '--to', databaseUrl ?? '');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^share_event: 520 rows, [0-9a-f]{16}$/m);
    expect(out).toContain('both databases say the same');
    expect(await findFaults(location)).toEqual([]);
  });
});
