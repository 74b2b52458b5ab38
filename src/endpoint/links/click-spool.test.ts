import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClickRecord } from './click.ts';
import { makeClick } from './click-fixtures.ts';
import { openClickSpool } from './click-spool.ts';

async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-spool-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Refuses clicks, as a database that is down. */
const fail = () => Promise.reject(new Error('down'));

/** Where clicks go. */
function openStore() {
  const stored: ClickRecord[] = [];
  const store = async (lines: readonly string[]) => {
    stored.push(...lines.map((line) => JSON.parse(line)));
  };
  return { stored, store };
}

describe('clicks that wait on disk', () => {
  it.each([
    ['as many as are remembered', 1_200],
    ['more than are remembered, which are read from their file', 100_001],
  ])('all reach the database once, after it was down: %s', async (_name, count) => {
    const folder = await openFolder();
    const spool = await openClickSpool(folder, { gatherMs: 0 });
    const clicks = Array.from({ length: count }, () => makeClick());
    await Promise.all(clicks.map((click) => spool.append(click)));
    const { stored, store } = openStore();
    await expect(spool.drain(fail)).rejects.toThrow('down');
    const later = makeClick();
    await spool.append(later);
    await spool.drain(store);
    expect(stored).toEqual([...clicks, later]);
    expect(await spool.readBytes()).toBe(0);
    await spool.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it('that are not on disk yet are written by a drain', async () => {
    const folder = await openFolder();
    const spool = await openClickSpool(folder, { gatherMs: 60_000 });
    const click = makeClick();
    const kept = spool.append(click);
    const { stored, store } = openStore();
    await spool.drain(store);
    await kept;
    expect(stored).toEqual([click]);
    await spool.close();
  });

  it('of a process that ended are taken over by the next', async () => {
    const folder = await openFolder();
    const first = await openClickSpool(folder, { gatherMs: 0 });
    const click = makeClick();
    await first.append(click);
    await first.close();
    const second = await openClickSpool(folder, { gatherMs: 0 });
    const { stored, store } = openStore();
    await second.drain(store);
    expect(stored).toEqual([click]);
    await second.close();
  });
});
