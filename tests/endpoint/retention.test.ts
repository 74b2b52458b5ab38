import { once } from 'node:events';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { resultsSchema } from '../../src/contract/results.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { makeClick } from '../../src/endpoint/links/click-fixtures.ts';
import { openWithoutKeys } from '../../src/endpoint/open-context.ts';
import { startDailyWork } from '../../src/endpoint/retention/daily.ts';
import { letGo } from '../../src/endpoint/retention/let-go.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { openCommandLine, readUrl } from './endpoint-process.ts';
import { makeItem, makeStoredEvent, programme } from './samples.ts';
import { NOW, startTestEndpoint } from './test-endpoint.ts';
import { engine, freshLocation, lookInto } from './test-location.ts';

/** The first that is kept for 13 months in November 2026, and the last that is not. */
const [KEPT, PAST] = ['2025-11-01T00:00:00.000Z', '2025-10-31T23:59:59.999Z'];
/** For processes, whose clock is the machine's. */
const LONG_AGO = '2020-01-15T00:00:00.000Z';
const RAW = ['share_event', 'share', 'click', 'conversion', 'conversion_touch'] as const;
const quietly = { months: 13, log: { error: () => {} } };

/** A company with a share, a click and a conversion of each instant; `happen` adds more, also with ids of another time. */
async function fill(location: StoreLocation, tenant: string, instants: readonly string[]) {
  const { context } = await openWithoutKeys({ ...location, tenant }, () => new Date(NOW));
  const { store } = context;
  onTestFinished(() => store.close());
  await store.saveContent(tenant, { programme, items: [makeItem()], now: NOW });
  for (const occurredAt of instants) await happen(occurredAt);
  return { ...context, happen };

  async function happen(occurredAt: string, idTime = occurredAt) {
    const msecs = Date.parse(idTime);
    const event = makeStoredEvent({ id: v7({ msecs }), shareId: v7({ msecs }), occurredAt });
    await store.appendEvents(tenant, [event]);
    const click = makeClick({ occurredAt });
    await store.appendClicks(tenant, [click]);
    await store.addConversion(tenant, {
      id: v7({ msecs }),
      payloadHash: 'hash',
      type: 'sale',
      amountMinor: 100,
      currency: 'EUR',
      occurredAt,
      receivedAt: NOW,
      source: 'system',
      clickIds: [click.id],
      tagged: null,
    });
  }
}

/** A company with a row of each kind, whose endpoint has had its first look at a day. */
async function fillAndLook(location: StoreLocation, instant: string) {
  const context = await fill(location, 'one', [instant]);
  await startDailyWork(context, quietly).close();
  return { context };
}

const countRows = async (location: StoreLocation, tenant: string) =>
  Promise.all(
    RAW.map(async (table) => {
      const sql = `select count(*) as total from ${table} where tenant = '${tenant}'`;
      const [row] = await lookInto(location, sql);
      return Number(Object(row).total);
    }),
  );

describe(`what is past keeping, on ${engine}`, () => {
  it('goes with the month it happened in, to the millisecond, and is counted in the audit log', async () => {
    const location = await freshLocation();
    const context = await fill(location, 'one', [PAST, PAST, KEPT, NOW]);
    const counts = { events: 2, shares: 2, clicks: 2, conversions: 2, outcomes: 0, levels: 0 };
    expect(await context.store.countPast('one', '2025-11')).toEqual(counts);
    expect(await letGo(context, { months: 13, actor: 'test' })).toEqual({
      month: '2025-11',
      counts,
    });
    expect(await countRows(location, 'one')).toEqual([2, 2, 2, 2, 2]);
    expect(await letGo(context, { months: 13, actor: 'test' })).toBeNull();
    expect(await context.store.listAudit('one', { after: 0, limit: 9 })).toMatchObject([
      { action: 'retention.began', subject: '2025-11', details: { months: 13 } },
      { action: 'retention.ended', subject: '2025-11', details: counts },
    ]);
  });

  it('leaves every result as it was, and totals that a recount of what is kept agrees with', async () => {
    const endpoint = await startTestEndpoint();
    const { location, send, adminToken: token } = endpoint;
    endpoint.clock.now = new Date('2025-10-01T00:00:00Z');
    for (let count = 0; count < 5; count += 1) await endpoint.enrol();
    endpoint.clock.now = new Date(NOW);
    const context = await fill(location, 'default', [PAST, KEPT, NOW]);
    const ask = async (by: string) => {
      const range = 'from=2025-10&to=2026-11';
      const answer = await send(`/v1/admin/results?by=${by}&${range}`, { token });
      return resultsSchema.parse(await answer.json());
    };
    const before = [await ask('item'), await ask('network'), await ask('campaign')];
    expect(before[0]?.total).toMatchObject({ observed: { inserted: 3, clicks: 3 } });
    expect(before[0]?.total.confirmed.conversions).toEqual([{ type: 'sale', total: 3 }]);
    await letGo(context, { months: 13, actor: 'test' });
    expect(await countRows(location, 'default')).toEqual([2, 2, 2, 2, 2]);
    expect([await ask('item'), await ask('network'), await ask('campaign')]).toEqual(before);
  });

  it('is found by its moment where a clock was off, and nothing that is kept goes for its id', async () => {
    const location = await freshLocation();
    const context = await fill(location, 'one', []);
    await context.happen(NOW, '2001-01-01T00:00:00Z');
    await context.happen(PAST, '2090-01-01T00:00:00Z');
    await letGo(context, { months: 13, actor: 'test' });
    expect(await countRows(location, 'one')).toEqual([1, 1, 1, 1, 1]);
    expect(await lookInto(location, 'select inserted_at as "at" from share')).toEqual([
      { at: NOW },
    ]);
  });

  it('is the company’s own: another’s rows of the same months stay', async () => {
    const location = await freshLocation();
    const context = await fill(location, 'one', [PAST, NOW]);
    await fill(location, 'two', [PAST, NOW]);
    await letGo(context, { months: 13, actor: 'test' });
    expect(await countRows(location, 'one')).toEqual([1, 1, 1, 1, 1]);
    expect(await countRows(location, 'two')).toEqual([2, 2, 2, 2, 2]);
  });

  it('is not taken in once more: a conversion of such a month is refused', async () => {
    const endpoint = await startTestEndpoint();
    const context = await fill(endpoint.location, 'default', [PAST]);
    await letGo(context, { months: 13, actor: 'test' });
    const staff = { label: 'Website', roles: ['integration' as const] };
    const token = await mintStaffToken(endpoint.context, staff);
    const told = { id: v7(), type: 'lead', utmContent: 'first-light.plain.anon' };
    const send = (occurredAt: string) =>
      endpoint.send('/v1/conversions', { token, json: { ...told, occurredAt } });
    const answer = await send(PAST);
    expect([answer.status, (await answer.json()).detail]).toEqual([
      422,
      expect.stringContaining('only totals are kept'),
    ]);
    expect((await send(KEPT)).status).toBe(200);
  });

  it('goes in batches, between which others get their turn', async () => {
    const { store } = await fill(await freshLocation(), 'one', []);
    await store.appendClicks(
      'one',
      Array.from({ length: 1_100 }, () => makeClick({ occurredAt: PAST })),
    );
    let turns = 0;
    let immediate = setImmediate(function count() {
      turns += 1;
      immediate = setImmediate(count);
    });
    expect(await store.cutRaw('one', '2025-11')).toMatchObject({ clicks: 1_100 });
    clearImmediate(immediate);
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('goes once a day, in one of many processes', async () => {
    const location = await freshLocation();
    const context = await fill(location, 'one', [PAST]);
    const three = [1, 2, 3].map(() => startDailyWork(context, quietly));
    await Promise.all(three.map((work) => work.close()));
    expect(await countRows(location, 'one')).toEqual([0, 0, 0, 0, 0]);
    expect((await context.store.readAuditHead('one')).seq).toBe(2);
    expect(await context.store.claimRetention('one', '2026-11-23')).toBe(false);
    expect(await context.store.claimRetention('one', '2026-11-24')).toBe(true);
  });

  it('does nothing while its clock is in doubt: after a leap ahead or back it goes on for a week first', async () => {
    const { store } = await fill(await freshLocation(), 'one', []);
    const look = async (...days: string[]) => {
      const answers = [];
      for (const day of days) answers.push(await store.claimRetention('one', day));
      return answers;
    };
    expect(await look('2026-11-23', '2026-11-30')).toEqual([true, true]);
    expect(await look('2100-01-01', '2100-01-02')).toEqual([false, false]);
    expect(await look('2026-12-01', '2026-12-02', '2026-12-07')).toEqual([false, false, false]);
    expect(await look('2026-12-08', '2026-12-08', '2026-12-09')).toEqual([true, false, true]);
    expect(await look('2027-03-01', '2027-03-07', '2027-03-08')).toEqual([false, false, true]);
  });

  it('keeps every row when the machine says that it is the year 2100', async () => {
    const location = await freshLocation();
    const { context } = await fillAndLook(location, NOW);
    await startDailyWork(
      { ...context, now: () => new Date('2100-06-01T00:00:00Z') },
      quietly,
    ).close();
    expect(await countRows(location, 'one')).toEqual([1, 1, 1, 1, 1]);
  });

  it.runIf(engine === 'PostgreSQL')(
    'takes a partition with it when the last rows have gone',
    async () => {
      const location = await freshLocation();
      const at = { ...location, tenant: 'one' };
      const old = await openWithoutKeys(at, () => new Date('2025-10-02T00:00:00Z'));
      await old.context.store.close();
      const list = `select relname from pg_class where relnamespace = current_schema()::regnamespace
      and relkind = 'r' and relname like '%m202510'`;
      expect(await lookInto(location, list)).toHaveLength(RAW.length);
      const one = await fill(location, 'one', [PAST]);
      const two = await fill(location, 'two', [PAST]);
      await letGo(one, { months: 13, actor: 'test' });
      expect(await lookInto(location, list)).toHaveLength(RAW.length);
      expect(await letGo(two, { months: 13, actor: 'test' })).toMatchObject({
        counts: { events: 1, shares: 1, clicks: 1, conversions: 1 },
      });
      expect(await lookInto(location, list)).toEqual([]);
    },
  );
});

describe('the command retention', () => {
  it('says what would go, lets it go, and the totals still hold', async () => {
    const { run, location } = await openCommandLine({ PORTEVOIX_RETENTION_MONTHS: '3' });
    await fill(location, 'default', [LONG_AGO, new Date().toISOString()]);
    const first = await run('retention', '--dry-run');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^1 events, 1 shares, 1 clicks, 1 conversions, .* would be deleted/);
    expect((await run('retention')).out).toContain('their totals stay');
    expect((await run('retention')).out).toContain('Nothing is from before');
    expect(await run('check-totals')).toMatchObject({ code: 0, err: '' });
  });

  it('is what a server does by itself when it starts', async () => {
    const { start, location } = await openCommandLine({ PORTEVOIX_LOG: 'silent' });
    await fill(location, 'default', [LONG_AGO]);
    const server = start('serve');
    await readUrl(server);
    server.kill('SIGTERM');
    await once(server, 'close');
    expect(await countRows(location, 'default')).toEqual([0, 0, 0, 0, 0]);
  });
});
