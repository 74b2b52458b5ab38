import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { enrolmentSchema } from '../../src/contract/enrolment.ts';
import { mintEnrolmentCodes } from '../../src/endpoint/enrolment/enrolment-codes.ts';
import { makeLinkCode } from '../../src/endpoint/links/make-link.ts';
import { openContext } from '../../src/endpoint/open-context.ts';
import { signStored } from '../../src/endpoint/signing/sign-stored.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { DEVICES, killUnderTraffic } from '../faults/kill-under-traffic.ts';
import { findFreePort } from '../stage/endpoint.ts';
import { startPostgres } from '../stage/postgres.ts';
import { openCommandLine, post, readUrl } from './endpoint-process.ts';
import { makeItem, programme } from './samples.ts';
import { NOW } from './test-endpoint.ts';
import { engine, freshLocation, lookInto } from './test-location.ts';

/** `npm run faults` does twenty and five (F36). */
const SHORT = { kills: 4, stops: 2 };
const LIMIT_MS = 120_000;

async function stop(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(server, 'exit');
  server.kill(signal);
  await exit;
}

/** Ids of rows; fails where one is there twice. */
async function listIds(location: StoreLocation, sql: string): Promise<Set<string>> {
  const rows = await lookInto(location, sql);
  const ids = rows.map((row) => z.object({ id: z.string() }).parse(row).id);
  expect(new Set(ids).size).toBe(ids.length);
  return new Set(ids);
}

/** A database that a test may stop: PostgreSQL gets a server of its own. */
async function openKillable() {
  const { dataFile } = await freshLocation();
  const postgres = engine === 'PostgreSQL' ? await startPostgres() : null;
  onTestFinished(() => postgres?.stop());
  const location = { dataFile, databaseUrl: postgres?.url ?? null };
  const { start } = await openCommandLine({
    PORTEVOIX_DATA: dataFile,
    PORTEVOIX_DATABASE_URL: postgres?.url ?? '',
    PORTEVOIX_PORT: String(await findFreePort()),
    PORTEVOIX_LINK_URL: 'https://go.example.com',
    PORTEVOIX_RATE_DEVICE: '1000000',
    PORTEVOIX_LOG: 'silent',
  });
  return { location, postgres, start };
}

describe('the server killed, and the database stopped at once, under ingest and redirects', () => {
  it(
    'loses no acknowledged event and no answered click, keeps none twice, and counts right',
    async () => {
      const { location, postgres, start } = await openKillable();
      const context = await openContext({ ...location, tenant: 'default' });
      onTestFinished(() => context.store.close());
      const { store, tenant } = context;
      await store.saveContent(tenant, { programme, items: [makeItem()], now: NOW });
      await signStored(context, context.readSigner());
      const link = { itemId: 'first-light', ambassadorId: null, network: 'x' };
      const made = await makeLinkCode(context, link);
      let server = start('serve');
      const url = await readUrl(server);
      const { codes } = await mintEnrolmentCodes(
        context,
        { count: 1, locale: 'en', topics: [], trained: false },
        'test',
      );
      const enrolled = await post(`${url}/v1/enrolments`, {
        code: codes[0],
        clientVersion: '1.0.0',
      });
      const { deviceToken } = enrolmentSchema.parse(await enrolled.json());

      const victim = {
        url,
        linkUrl: `${url}/${made.ok ? made.code : ''}`,
        deviceToken,
        postgres,
        kill: () => stop(server, 'SIGKILL'),
        async start() {
          server = start('serve');
          await readUrl(server);
        },
      };
      const { acknowledged, followed, unanswered } = await killUnderTraffic(victim, SHORT);
      // It ends in good order, so that what lies on disk is in the database.
      await stop(server, 'SIGTERM');

      const clicks = await listIds(location, 'select click_id as id from click');
      expect(followed.filter((id) => !clicks.has(id))).toEqual([]);
      expect(new Set(followed).size).toBe(followed.length);
      expect(clicks.size - followed.length).toBeLessThanOrEqual(unanswered);
      const events = await listIds(location, 'select event_id as id from share_event');
      expect(acknowledged.filter((id) => !events.has(id))).toEqual([]);
      expect(events.size - acknowledged.length).toBeLessThanOrEqual(DEVICES);
      expect(await store.listClickTotals(tenant)).toEqual(await store.recountClicks(tenant));
      expect(await store.listEventTotals(tenant)).toEqual(await store.recountEvents(tenant));
      expect(await store.listResultTotals(tenant)).toEqual(await store.recountResults(tenant));
      const counted = (await store.listEventTotals(tenant)).reduce(
        (sum, { total }) => sum + total,
        0,
      );
      expect(counted).toBe(events.size);
    },
    LIMIT_MS,
  );
});
