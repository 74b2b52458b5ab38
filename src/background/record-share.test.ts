import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { shareEventSchema } from '../contract/event.ts';
import type { InsertionReport, OutcomeReport } from '../messaging/page-messages.ts';
import { Database } from '../storage/database.ts';
import { rememberOffered } from '../storage/offered.ts';
import { changeSetting, deviceSetting } from '../storage/settings.ts';
import type { WorkerContext } from './context.ts';
import { foreseeInsertion, recordInsertion, recordOutcome } from './record-share.ts';

const now = new Date('2026-11-23T12:00:00Z');
let context: WorkerContext;

beforeEach(async () => {
  context = {
    database: new Database(`test-${v7()}`),
    now: () => now,
    random: () => 0.5,
    clientVersion: '0.1.0',
    createClient: () => {
      throw new Error('nothing may be sent here');
    },
    readPolicy: async () => ({ endpointUrl: null, shareMode: 'in-composer' }),
    scheduleDelivery: async () => {},
    openTab: async () => {},
  };
  await accept(true);
  await offer('pseudonym');
});

function accept(accepted: boolean) {
  const programme = {
    name: 'Acme',
    slug: 'acme',
    domains: ['www.example.com'],
    curatedDomains: [],
  };
  return changeSetting(context.database, deviceSetting, () => ({
    consent: accepted ? ('accepted' as const) : ('refused' as const),
    withoutAttribution: false,
    pausedUntil: null,
    mode: 'in-composer' as const,
    enrolment: accepted
      ? {
          endpointUrl: 'https://portevoix.example.com',
          tenant: 'acme',
          deviceToken: 'token',
          programme,
          keyRing: null,
          ambassador: { pseudonym: 'abcdefgh', locale: 'en', topics: [] },
        }
      : null,
  }));
}

function offer(attribution: 'pseudonym' | 'none') {
  const choice = {
    itemId: 'heat-storage',
    itemRevision: 2,
    variantId: 'plain',
    network: 'x',
    title: 'Heat, kept for winter',
    campaign: 'winter',
    link: 'https://www.example.com/?utm_source=x',
    attribution,
  };
  return rememberOffered(context.database, [choice], now);
}

const insertion = (change: Partial<InsertionReport> = {}): InsertionReport => ({
  eventId: v7(),
  shareId: v7(),
  occurredAt: '2026-11-23T11:59:00Z',
  itemId: 'heat-storage',
  itemRevision: 2,
  variantId: 'plain',
  network: 'x',
  composer: 'post',
  mode: 'in-composer',
  ...change,
});
const published = (shareId: string): OutcomeReport => ({
  eventId: v7(),
  shareId,
  occurredAt: '2026-11-23T12:00:00Z',
  outcome: { state: 'published', permalink: 'https://x.com/i/status/1234567', wording: null },
});
const queued = async () =>
  (await context.database.outbox.toArray()).map(({ event }) => shareEventSchema.parse(event));

describe('recording a share', () => {
  it('writes the share and its event, with the link that was offered', async () => {
    const report = insertion();
    await recordInsertion(context, report);
    expect(await context.database.shares.toArray()).toMatchObject([
      { shareId: report.shareId, state: 'inserted', title: 'Heat, kept for winter' },
    ]);
    expect(await queued()).toMatchObject([
      { type: 'share.inserted', id: report.eventId, link: 'https://www.example.com/?utm_source=x' },
    ]);
  });

  it('records the same report once, however often it comes', async () => {
    const report = insertion();
    await Promise.all([1, 2, 3].map(() => recordInsertion(context, report)));
    expect(await context.database.shares.count()).toBe(1);
    expect(await queued()).toHaveLength(1);
  });

  it('records nothing of a wording that was never offered', async () => {
    await expect(recordInsertion(context, insertion({ itemRevision: 9 }))).rejects.toThrow(
      'never offered',
    );
    expect(await context.database.shares.count()).toBe(0);
  });

  it('ends a share once: the first ending stands', async () => {
    const report = insertion();
    await recordInsertion(context, report);
    await recordOutcome(context, published(report.shareId));
    await recordOutcome(context, { ...published(report.shareId), outcome: { state: 'abandoned' } });
    expect(await context.database.shares.toArray()).toMatchObject([
      { state: 'published', permalink: 'https://x.com/i/status/1234567' },
    ]);
    expect(await queued()).toHaveLength(2);
  });

  it('says what a publication without a toast rests on', async () => {
    const report = insertion();
    await recordInsertion(context, report);
    await recordOutcome(context, {
      ...published(report.shareId),
      outcome: { state: 'probable', wording: null },
    });
    expect((await queued())[1]).toMatchObject({ type: 'share.published', evidence: 'probable' });
  });

  it('tells of a schedule as one: no publication, no address, but what says so', async () => {
    const report = insertion();
    await recordInsertion(context, report);
    await recordOutcome(context, {
      ...published(report.shareId),
      outcome: { state: 'scheduled', evidence: 'time-set', wording: 'rewritten' },
    });
    expect((await queued())[1]).toMatchObject({
      type: 'share.scheduled',
      evidence: 'time-set',
      wording: 'rewritten',
    });
    expect(await context.database.shares.toArray()).toMatchObject([
      { state: 'scheduled', wording: 'rewritten', publishedAt: null, permalink: null },
    ]);
  });

  it('tells of an end that names no post, and says nothing of a wording that was not seen', async () => {
    const [unclear, live] = [insertion(), insertion()];
    for (const report of [unclear, live]) await recordInsertion(context, report);
    await recordOutcome(context, {
      ...published(unclear.shareId),
      outcome: { state: 'unclaimed' },
    });
    await recordOutcome(context, published(live.shareId));
    const [, , ...ends] = await queued();
    expect(ends.map(({ type }) => type).toSorted()).toEqual(['share.published', 'share.unclaimed']);
    for (const end of ends) expect(end).not.toHaveProperty('wording');
  });

  it('ignores the end of a share that is not in the log', async () => {
    await recordOutcome(context, published(v7()));
    expect(await queued()).toEqual([]);
  });

  it('sends no address of a post when the person shares without attribution', async () => {
    await offer('none');
    const report = insertion();
    await recordInsertion(context, report);
    await recordOutcome(context, published(report.shareId));
    for (const event of await queued()) expect(event).not.toHaveProperty('permalink');
    expect(await context.database.shares.toArray()).toMatchObject([
      { permalink: 'https://x.com/i/status/1234567' },
    ]);
  });

  it('is made of what holds when it is recorded, and not of what was read ahead', async () => {
    const report = insertion();
    await foreseeInsertion(context, report);
    await offer('none');
    await accept(false);
    await recordInsertion(context, report);
    expect(await context.database.shares.toArray()).toMatchObject([{ attribution: 'none' }]);
    expect(await queued()).toEqual([]);
  });

  it('is recorded once, read ahead or not, however often the report comes', async () => {
    const report = insertion();
    await Promise.all([
      foreseeInsertion(context, report),
      ...[1, 2, 3].map(() => recordInsertion(context, report)),
    ]);
    await recordOutcome(context, published(report.shareId));
    await foreseeInsertion(context, report);
    await recordInsertion(context, report);
    expect(await context.database.shares.toArray()).toMatchObject([{ state: 'published' }]);
    expect(await queued()).toHaveLength(2);
  });

  it('writes nothing when it is only read ahead', async () => {
    await foreseeInsertion(context, insertion());
    expect(await context.database.shares.count()).toBe(0);
    expect(await queued()).toEqual([]);
  });

  it('keeps the person’s own log and queues nothing after a refusal', async () => {
    await accept(false);
    await recordInsertion(context, insertion());
    expect(await context.database.shares.count()).toBe(1);
    expect(await queued()).toEqual([]);
  });
});
