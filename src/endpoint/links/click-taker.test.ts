import { mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../store/open-store.ts';
import { makeClick } from './click-fixtures.ts';
import { openClickTaker } from './click-taker.ts';

const makeLine = () => JSON.stringify(makeClick());

it('clicks that a thread could not take in, since it found no database, are taken in by the next thread', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-taker-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const location = { dataFile: join(folder, 'portevoix.sqlite'), databaseUrl: null };
  const taker = openClickTaker({ location, tenant: 'default' });
  await mkdir(location.dataFile);
  const lines = [makeLine(), makeLine()];
  await expect(taker.take(lines)).rejects.toThrow();
  await rmdir(location.dataFile);

  const store = await openStore(location, () => new Date());
  await store.createTenant('default', { secret: 's', now: '2026-11-23T09:00:00.000Z' });
  await taker.take(lines);
  await taker.take(lines);
  expect(await store.listClickTotals('default')).toMatchObject([{ class: 'person', total: 2 }]);
  await taker.close();
  await store.close();
});
