import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShareRow } from '../../src/contract/share-log.ts';
import { projectShare } from '../../src/endpoint/shares/share-projection.ts';
import { openStore } from '../../src/endpoint/store/open-store.ts';
import type { StoredEvent } from '../../src/endpoint/store/store.ts';
import { makeItem, makeStoredEvent, programme } from './samples.ts';
import { NOW } from './test-endpoint.ts';
import { freshLocation } from './test-location.ts';

const shareId = '01939b2e-0000-7000-8000-000000000000';
const STATE_RANK: Record<ShareRow['state'], number> = {
  inserted: 0,
  abandoned: 1,
  unclaimed: 2,
  probable: 3,
  scheduled: 4,
  published: 5,
};

const moment = fc.integer({ min: 0, max: 3 }).map((second) => `2026-11-23T09:00:0${second}.000Z`);
const outcome = fc.constantFrom<Pick<StoredEvent, 'type' | 'evidence'>[]>(
  { type: 'share.inserted', evidence: null },
  { type: 'share.abandoned', evidence: null },
  { type: 'share.published', evidence: 'toast' },
  { type: 'share.published', evidence: 'self' },
  { type: 'share.published', evidence: 'probable' },
  { type: 'share.scheduled', evidence: 'scheduled-list' },
  { type: 'share.scheduled', evidence: 'time-set' },
  { type: 'share.unclaimed', evidence: null },
);
const wording = fc.constantFrom<StoredEvent['wording']>(null, 'as-written', 'touched', 'rewritten');

const draft = fc.record({
  outcome,
  wording,
  occurredAt: moment,
  receivedAt: moment,
  permalink: fc.constantFrom(null, 'https://x.com/i/status/1', 'https://x.com/i/status/2'),
  pseudonym: fc.constantFrom('aaaaaaaa', 'bbbbbbbb'),
  attribution: fc.constantFrom('pseudonym' as const, 'pseudonym' as const, 'none' as const),
  network: fc.constantFrom('x', 'linkedin'),
  clientVersion: fc.constantFrom('1.0.0', '1.0.1'),
});

type Draft = typeof draft extends fc.Arbitrary<infer Value> ? Value : never;

/** Events of one share that agree on nothing, and often happen at the same moment. */
const eventsOfOneShare = fc
  .array(draft, { minLength: 1, maxLength: 6 })
  .map((drafts) => drafts.map(toEvent));

function toEvent(
  { outcome: { type, evidence }, permalink, ...rest }: Draft,
  index: number,
): StoredEvent {
  return makeStoredEvent({
    ...rest,
    type,
    evidence,
    permalink: evidence === null ? null : permalink,
    shareId,
    id: `01939b2e-0000-7000-8000-00000000000${index}`,
  });
}

/** The same events in two orders of arrival, some of them delivered again. */
const twoArrivals = eventsOfOneShare.chain((events) =>
  fc.record({
    one: fc.shuffledSubarray(events, { minLength: events.length }),
    other: fc
      .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.shuffledSubarray(events))
      .map(([all, again]) => all.concat(again)),
  }),
);

function project(events: readonly StoredEvent[]) {
  const [first, ...others] = events;
  if (!first) throw new Error('A share has at least one event.');
  return projectShare([first, ...others]);
}

const at = (second: number, changes: Partial<StoredEvent>) =>
  makeStoredEvent({ shareId, occurredAt: `2026-11-23T09:00:0${second}.000Z`, ...changes });
const inserted = at(0, {});
const abandoned = at(1, { type: 'share.abandoned' });
const probable = at(2, { type: 'share.published', evidence: 'probable' });
const self = at(3, {
  type: 'share.published',
  evidence: 'self',
  permalink: 'https://x.com/i/status/3',
});
const toast = at(4, { type: 'share.published', evidence: 'toast' });
const scheduled = at(1, { type: 'share.scheduled', evidence: 'time-set', wording: 'touched' });
const unclaimed = at(1, { type: 'share.unclaimed' });

describe('a share', () => {
  it('is the same row whatever the order and number of deliveries', () => {
    fc.assert(
      fc.property(twoArrivals, ({ one, other }) => {
        expect(project(other)).toEqual(project(one));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never goes back to a weaker state when more is known', () => {
    fc.assert(
      fc.property(eventsOfOneShare, (events) => {
        const ranks = events.map(
          (_event, index) => STATE_RANK[project(events.slice(0, index + 1)).state],
        );
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
  });

  it('is the same row in the store, delivered one event at a time or all at once', async () => {
    const store = await openStore(await freshLocation(), () => new Date(NOW));
    await fc.assert(
      fc.asyncProperty(fc.uuid(), twoArrivals, async (tenant, { one, other }) => {
        const rows = [];
        for (const [name, batches] of [
          ['at-once', [one]],
          ['one-by-one', other.map((event) => [event])],
        ] as const) {
          const place = `${tenant}-${name}`;
          await store.createTenant(place, { secret: 's', now: NOW });
          await store.saveContent(place, { programme, items: [makeItem()], now: NOW });
          for (const batch of batches) await store.appendEvents(place, batch);
          rows.push(await store.listShares(place, { filter: {}, after: null, limit: 10 }));
        }
        expect(rows[0]).toHaveLength(1);
        expect(rows[1]).toEqual(rows[0]);
      }),
      { numRuns: 40 },
    );
    await store.close();
  });

  it.each([
    { events: [inserted], state: 'inserted', evidence: null, publishedAt: null },
    { events: [inserted, abandoned], state: 'abandoned', evidence: null, publishedAt: null },
    {
      events: [inserted, abandoned, probable],
      state: 'probable',
      evidence: 'probable',
      publishedAt: probable.occurredAt,
    },
    {
      events: [probable, self],
      state: 'published',
      evidence: 'self',
      publishedAt: self.occurredAt,
    },
    {
      events: [probable, self, toast],
      state: 'published',
      evidence: 'toast',
      publishedAt: toast.occurredAt,
    },
    { events: [inserted, unclaimed], state: 'unclaimed', evidence: null, publishedAt: null },
    { events: [inserted, scheduled], state: 'scheduled', evidence: 'time-set', publishedAt: null },
    {
      events: [scheduled, probable],
      state: 'scheduled',
      evidence: 'time-set',
      publishedAt: null,
    },
    {
      events: [inserted, scheduled, self],
      state: 'published',
      evidence: 'self',
      publishedAt: self.occurredAt,
    },
  ])('is $state with evidence $evidence when its events say so', ({ events, ...expected }) => {
    expect(project(events)).toMatchObject(expected);
  });

  it('takes the permalink from the best evidence that has one', () => {
    expect(project([inserted, self, toast]).permalink).toBe('https://x.com/i/status/3');
  });

  it('has no permalink while it is only scheduled', () => {
    const early = at(1, { ...probable, permalink: 'https://x.com/i/status/9' });
    expect(project([inserted, early]).permalink).toBe('https://x.com/i/status/9');
    expect(project([inserted, early, scheduled]).permalink).toBeNull();
  });

  it('takes the wording from the best evidence that has one', () => {
    expect(project([inserted, scheduled]).wording).toBe('touched');
    expect(project([inserted, scheduled, self]).wording).toBe('touched');
    expect(project([{ ...toast, wording: 'rewritten' }, scheduled]).wording).toBe('rewritten');
  });

  it('was received when the first of its events was', () => {
    const prompt = at(5, { type: 'share.abandoned', receivedAt: '2026-11-23T10:00:00.000Z' });
    const late = at(0, { receivedAt: '2026-11-23T11:00:00.000Z' });
    expect(project([late, prompt]).receivedAt).toBe(prompt.receivedAt);
  });

  it('starts at its insertion, or at its earliest event while the insertion is on its way', () => {
    const early = at(0, { type: 'share.abandoned' });
    const late = at(5, {});
    expect(project([toast, early]).insertedAt).toBe(early.occurredAt);
    expect(project([toast, early, late]).insertedAt).toBe(late.occurredAt);
  });

  it('has no pseudonym and no permalink once any event asked for no attribution', () => {
    const silent = at(5, { type: 'share.abandoned', attribution: 'none', pseudonym: null });
    expect(project([inserted, self])).toMatchObject({ pseudonym: 'abcdefgh' });
    expect(project([inserted, self, silent])).toMatchObject({ pseudonym: null, permalink: null });
  });
});
