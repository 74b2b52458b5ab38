import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeLinkCode } from '../../src/endpoint/links/make-link.ts';
import { openContext } from '../../src/endpoint/open-context.ts';
import { signStored } from '../../src/endpoint/signing/sign-stored.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { AT_ONCE, visit } from '../stage/link-visits.ts';
import { openCommandLine, readUrl } from './endpoint-process.ts';
import { startLinkEndpoint } from './link-endpoint.ts';
import { relay } from './relay.ts';
import { makeItem, programme } from './samples.ts';
import { NOW } from './test-endpoint.ts';
import { freshLocation, lookInto } from './test-location.ts';

const CLICKS = 5_000;

async function stop(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

/** A database that can be taken away: its server is cut off, or another process holds the file's lock. */
async function takeableDatabase(): Promise<{
  location: StoreLocation;
  take: () => void;
  giveBack: () => void;
}> {
  const location = await freshLocation();
  if (location.databaseUrl) {
    const way = await relay(location.databaseUrl);
    return {
      location: { ...location, databaseUrl: way.url },
      take: () => way.cut(),
      giveBack: () => way.mend(),
    };
  }
  let holder: DatabaseSync | undefined;
  return {
    location,
    take() {
      holder = new DatabaseSync(location.dataFile);
      holder.exec('begin exclusive');
    },
    giveBack: () => holder?.close(),
  };
}

describe('clicks', () => {
  it('that were answered are there once, when the server was killed in the middle of five thousand', async () => {
    const { location, start } = await openCommandLine({
      PORTEVOIX_LOG: 'silent',
      PORTEVOIX_LINK_URL: 'https://go.example.com',
    });
    const context = await openContext({ ...location, tenant: 'default' });
    onTestFinished(() => context.store.close());
    await context.store.saveContent('default', { programme, items: [makeItem()], now: NOW });
    await signStored(context, context.readSigner());
    const made = await makeLinkCode(context, {
      itemId: 'first-light',
      ambassadorId: null,
      network: 'x',
    });
    const pathname = made.ok ? `/${made.code}` : '';
    const first = start('serve');
    const url = await readUrl(first);

    const ids: string[] = [];
    await visit(url + pathname, ids, CLICKS / 2);
    const burst = visit(url + pathname, ids, CLICKS);
    await stop(first, 'SIGKILL');
    await burst;
    const second = start('serve');
    await visit((await readUrl(second)) + pathname, ids, CLICKS);
    // Asked to stop, a server moves what waits into the database first.
    await stop(second, 'SIGTERM');

    expect(ids.length).toBeGreaterThanOrEqual(CLICKS);
    expect(new Set(ids).size).toBe(ids.length);
    const rows = await lookInto(location, 'select click_id as id from click');
    const stored = new Set(rows.map((row) => JSON.stringify(row)));
    expect(ids.filter((id) => !stored.has(JSON.stringify({ id })))).toEqual([]);
    expect(rows.length - ids.length).toBeLessThanOrEqual(AT_ONCE);
    const totals = await context.store.listClickTotals('default');
    expect(totals.reduce((sum, { total }) => sum + total, 0)).toBe(rows.length);
    expect(await context.store.recountClicks('default')).toEqual(totals);
  });

  it('are answered and wait on disk while the database is down, then are all there once', async () => {
    const { location, take, giveBack } = await takeableDatabase();
    const endpoint = await startLinkEndpoint(location);
    const { code } = await endpoint.askLink();
    expect((await endpoint.follow(code)).status).toBe(302);
    await endpoint.links.drain();
    take();
    const ids: string[] = [];
    await visit(`${endpoint.url}/${code}`, ids, 20);
    expect(ids.length).toBeGreaterThanOrEqual(20);
    await expect(endpoint.links.drain()).rejects.toThrow();
    // A day later the book is long outdated, and there is no other one.
    endpoint.clock.now = new Date(endpoint.clock.now.getTime() + 24 * 60 * 60 * 1000);
    await visit(`${endpoint.url}/${code}`, ids, 40);
    giveBack();
    await endpoint.links.drain();
    const rows = await lookInto(location, 'select click_id as id from click');
    expect(rows).toHaveLength(ids.length + 1);
    expect(rows).toEqual(expect.arrayContaining(ids.map((id) => ({ id }))));
    const { store, tenant } = endpoint.context;
    expect(await store.listClickTotals(tenant)).toEqual(await store.recountClicks(tenant));
  });
});
