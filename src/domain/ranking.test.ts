import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../contract/item.ts';
import { type RankingCandidate, type RankingContext, rankItems } from './ranking.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const CONTEXT: RankingContext = {
  topics: ['energy', 'buildings'],
  avoids: ['politics'],
  sharedItemIds: new Set(['shared']),
  now: NOW,
};

const OLD: Item = {
  id: 'old',
  revision: 1,
  kind: 'article',
  title: 'Title',
  url: 'https://www.company.com/',
  locale: 'en',
  topics: [],
  audiences: [],
  campaign: { id: 'c', slug: 'c' },
  variants: [{ id: 'v', network: 'any', locale: 'en', text: 'Text' }],
  publishAt: '2026-10-01T00:00:00Z',
  urgency: 'normal',
  source: 'company',
};

const candidate = (item: Partial<Item>, isInTheirLanguage = false): RankingCandidate => ({
  item: { ...OLD, ...item },
  isInTheirLanguage,
});
const listIds = (candidates: RankingCandidate[], context = CONTEXT) =>
  rankItems(candidates, context).map(({ item }) => item.id);
const explain = (item: Partial<Item>, context = CONTEXT) =>
  rankItems([candidate(item)], context)[0]?.reasons;

const daysLeft = (expiresAt: string) =>
  explain({ expiresAt })?.map((reason) => ('days' in reason ? reason.days : ''));

test('each reason outweighs all that come after it', () => {
  const ladder = [
    candidate({ id: 'urgent', urgency: 'urgent', topics: ['cars'] }),
    candidate({ id: 'field', topics: ['energy'] }),
    candidate({ id: 'language' }, true),
    candidate({ id: 'new', publishAt: '2026-11-22T00:00:00Z' }),
    candidate({ id: 'expiring', expiresAt: '2026-11-24T00:00:00Z' }),
    candidate({ id: 'plain' }),
    candidate({ id: 'elsewhere', topics: ['cars'], publishAt: '2026-11-23T00:00:00Z' }, true),
    candidate({ id: 'shared', urgency: 'urgent', topics: ['energy'] }, true),
  ];
  expect(listIds(ladder.toReversed())).toEqual(ladder.map(({ item }) => item.id));
});

test('what is outside the field stands lower, says so, and stays in the list', () => {
  expect(listIds([candidate({ id: 'cars', topics: ['cars'] }), candidate({ id: 'a' })])).toEqual([
    'a',
    'cars',
  ]);
  expect(explain({ topics: ['cars'] })).toEqual([{ code: 'other-field' }]);
});

describe('the field', () => {
  test('is named by the topic that the person put first', () => {
    expect(explain({ topics: ['cars', 'buildings', 'energy'] })).toEqual([
      { code: 'your-field', topic: 'energy' },
    ]);
  });

  test('is not theirs when they said that they do not speak about it, whatever else the item is about', () => {
    expect(explain({ topics: ['energy', 'politics'] })).toEqual([{ code: 'other-field' }]);
  });

  test('is no reason for an item that concerns everybody, nor for a person without topics', () => {
    expect(explain({ topics: [] })).toEqual([]);
    expect(explain({ topics: ['cars'] }, { ...CONTEXT, topics: [] })).toEqual([]);
  });
});

describe('time', () => {
  test('an item is new for three days', () => {
    expect(explain({ publishAt: '2026-11-20T12:00:00Z' })).toEqual([{ code: 'new' }]);
    expect(explain({ publishAt: '2026-11-20T11:59:59Z' })).toEqual([]);
  });

  test('an item expires soon in its last three days, counted in whole days', () => {
    expect(daysLeft('2026-11-26T12:00:01Z')).toEqual([]);
    expect(daysLeft('2026-11-26T12:00:00Z')).toEqual([3]);
    expect(daysLeft('2026-11-24T12:00:00Z')).toEqual([1]);
    expect(daysLeft('2026-11-24T11:59:59Z')).toEqual([0]);
  });

  test('offsets are understood, not compared as text', () => {
    expect(explain({ publishAt: '2026-11-20T13:00:00+01:00' })).toEqual([{ code: 'new' }]);
    const earlier = candidate({ id: 'a', publishAt: '2026-10-01T10:00:00+09:00' });
    const later = candidate({ id: 'b', publishAt: '2026-10-01T09:00:00Z' });
    expect(listIds([earlier, later])).toEqual(['b', 'a']);
  });
});

test('equal reasons are settled by the newer date, then the id, then the newer revision', () => {
  const items = [
    candidate({ id: 'z', publishAt: '2026-10-02T00:00:00Z' }),
    candidate({ id: 'a', revision: 2 }),
    candidate({ id: 'a', revision: 1 }),
    candidate({ id: 'b' }),
  ];
  const ranked = rankItems(items.toReversed(), CONTEXT);
  expect(ranked.map(({ item }) => `${item.id}${item.revision}`)).toEqual(['z1', 'a2', 'a1', 'b1']);
});

const instant = fc.constantFrom(
  '2026-10-01T00:00:00Z',
  '2026-11-22T00:00:00Z',
  '2026-11-22T01:00:00+01:00',
);
const anyCandidates = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z0-9]{1,3}$/),
    topics: fc.subarray(['energy', 'cars', 'buildings']),
    publishAt: instant,
    expiresAt: fc.constantFrom('2026-11-24T00:00:00Z', '2027-01-01T00:00:00Z'),
    urgency: fc.constantFrom('normal' as const, 'urgent' as const),
    isInTheirLanguage: fc.boolean(),
    isShared: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 20 },
);
const shuffled = anyCandidates.chain((facts) =>
  fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
);
const toCandidates = (facts: (Partial<Item> & { isInTheirLanguage: boolean })[]) =>
  facts.map(({ isInTheirLanguage, ...item }) => candidate(item, isInTheirLanguage));

test('ranking loses nothing, adds nothing, and does not depend on the order of the input', () => {
  fc.assert(
    fc.property(shuffled, ([facts, others]) => {
      const sharedItemIds = new Set(facts.filter((one) => one.isShared).map(({ id }) => id));
      const context = { ...CONTEXT, sharedItemIds };
      const ranked = rankItems(toCandidates(facts), context);
      expect(rankItems(toCandidates(others), context)).toEqual(ranked);
      expect(ranked.map(({ item }) => item.id).toSorted()).toEqual(
        facts.map(({ id }) => id).toSorted(),
      );
    }),
  );
});

test('ranking what is ranked changes nothing, and taking items out does not reorder the rest', () => {
  fc.assert(
    fc.property(anyCandidates, fc.nat(), (facts, drop) => {
      const ranked = rankItems(toCandidates(facts), CONTEXT);
      expect(rankItems(ranked, CONTEXT)).toEqual(ranked);
      const fewer = ranked.filter((_one, index) => index !== drop % ranked.length);
      expect(rankItems(fewer, CONTEXT)).toEqual(fewer);
    }),
  );
});
