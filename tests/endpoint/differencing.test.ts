import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import {
  ATTRIBUTION_MODELS,
  LOOKBACK_DAYS,
  type ResultsQuery,
  resultDimensionSchema,
} from '../../src/contract/results.ts';
import { item as factSheet } from '../../src/domain/fact-sheet-fixtures.ts';
import type { Context } from '../../src/endpoint/context.ts';
import { makeResults } from '../../src/endpoint/results/results.ts';
import type { Store } from '../../src/endpoint/store/store.ts';
import { makeItem, makeStoredEvent, programme } from './samples.ts';
import { NOW, startTestEndpoint } from './test-endpoint.ts';
import { engine } from './test-location.ts';

/** Four ambassadors in September, six from October on; two of them are trained, who alone have the fact sheet. */
const CROWD = [
  { day: '2026-08-01', trained: true, count: 2 },
  { day: '2026-08-01', trained: false, count: 2 },
  { day: '2026-10-01', trained: false, count: 2 },
];
const WITHHELD = '2026-09';
const TOLD = ['2026-10', '2026-11'];
const MONTHS = [WITHHELD, ...TOLD];
const OPEN_ITEMS = ['first-light', 'other'];
const FACT_SHEET = factSheet.id;

/** Something that happened: a share, a click, or a conversion with the visits that led to it. */
type Fact =
  | { kind: 'share'; month: string; itemId: string; network: string; published: boolean }
  | { kind: 'click'; month: string; itemId: string; network: string; visitor: string; day: number }
  | { kind: 'conversion'; month: string; value: number | null; visits: Visit[] };
type Visit = { month: string; itemId: string; network: string; day: number };

const mayBeTold = ({ month, itemId }: Visit) => month !== WITHHELD && itemId !== FACT_SHEET;

/** Who makes the visits before conversions. */
const BY_ANYBODY = { kind: 'click', visitor: 'dddddddddddddddd' } as const;

const network = fc.constantFrom('linkedin', 'x');
const day = fc.integer({ min: 1, max: 28 });
const visitor = fc.constantFrom('aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb', 'cccccccccccccccc');
const toldPlace = {
  month: fc.constantFrom(...TOLD),
  itemId: fc.constantFrom(...OPEN_ITEMS),
  network,
};
const hiddenPlace = fc.oneof(
  fc.record({
    month: fc.constant(WITHHELD),
    itemId: fc.constantFrom(...OPEN_ITEMS, FACT_SHEET),
    network,
  }),
  fc.record({ month: fc.constantFrom(...MONTHS), itemId: fc.constant(FACT_SHEET), network }),
);
const value = fc.option(fc.integer({ min: 1, max: 99_999 }));

const toldFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ kind: fc.constant('share' as const), ...toldPlace, published: fc.boolean() }),
  fc.record({ kind: fc.constant('click' as const), ...toldPlace, visitor, day }),
  fc.record({
    kind: fc.constant('conversion' as const),
    month: fc.constant('2026-11'),
    value,
    visits: fc.array(fc.record({ ...toldPlace, day }), { minLength: 1, maxLength: 3 }),
  }),
);
const hiddenFact: fc.Arbitrary<Fact> = fc.oneof(
  hiddenPlace.chain((place) =>
    fc.record({
      kind: fc.constant('share' as const),
      ...constants(place),
      published: fc.boolean(),
    }),
  ),
  hiddenPlace.chain((place) =>
    fc.record({ kind: fc.constant('click' as const), ...constants(place), visitor, day }),
  ),
  // One visit is enough that hides: the others may be of what is told.
  fc.record({
    kind: fc.constant('conversion' as const),
    month: fc.constant('2026-11'),
    value,
    visits: fc
      .tuple(
        hiddenPlace.chain((place) => fc.record({ ...constants(place), day })),
        fc.array(fc.record({ ...toldPlace, day }), { maxLength: 2 }),
      )
      .map(([hidden, others]) => [...others, hidden]),
  }),
);

function constants(place: { month: string; itemId: string; network: string }) {
  return {
    month: fc.constant(place.month),
    itemId: fc.constant(place.itemId),
    network: fc.constant(place.network),
  };
}

const instant = (month: string, date: number, minute = 0) =>
  `${month}-${String(date).padStart(2, '0')}T12:${String(minute).padStart(2, '0')}:00.000Z`;

/** A company with its people, and what happened there. */
async function found(context: Context, tenant: string, facts: readonly Fact[]): Promise<Context> {
  const { store } = context;
  await store.createTenant(tenant, { secret: 's', now: NOW });
  const items = [...OPEN_ITEMS.map((id) => makeItem({ id })), factSheet];
  await store.saveContent(tenant, { programme, items, now: NOW });
  for (const { day: date, trained, count } of CROWD) {
    for (let one = 0; one < count; one += 1) {
      const seat = { codeHash: v7(), personId: v7(), familyId: v7(), tokenHash: v7() };
      const { codeHash } = seat;
      const code = {
        codeHash,
        trained,
        staff: null,
        locale: 'en',
        topics: [],
        createdAt: date,
        expiresAt: '2030',
      };
      await store.addEnrolmentCodes(tenant, [code]);
      await store.enrol(tenant, { ...seat, now: `${date}T00:00:00.000Z` }, 'ambassador');
    }
  }
  for (const fact of facts) await happen(store, tenant, fact);
  return { ...context, tenant };
}

async function happen(store: Store, tenant: string, fact: Fact): Promise<void> {
  if (fact.kind === 'share') {
    const { itemId, month, published } = fact;
    const event = makeStoredEvent({
      itemId,
      network: fact.network,
      occurredAt: instant(month, 1),
      ...(published && { type: 'share.published', evidence: 'toast' }),
    });
    expect(await store.appendEvents(tenant, [event])).toEqual(['accepted']);
  } else if (fact.kind === 'click') await click(store, tenant, fact);
  else {
    const clickIds = [];
    // A minute apart: of two visits in one moment, chance would say which is the last.
    for (const [minute, visit] of fact.visits.entries()) {
      clickIds.push(await click(store, tenant, { ...visit, minute }));
    }
    const outcome = await store.addConversion(tenant, {
      id: v7(),
      payloadHash: 'h',
      type: 'lead',
      amountMinor: fact.value,
      currency: fact.value === null ? null : 'EUR',
      occurredAt: instant('2026-11', 28),
      receivedAt: NOW,
      source: 'system',
      clickIds,
      tagged: null,
    });
    expect(outcome).toBe('accepted');
  }
}

async function click(
  store: Store,
  tenant: string,
  {
    visitor: who = null,
    minute = 0,
    ...visit
  }: Visit & { visitor?: string | null; minute?: number },
): Promise<string> {
  const occurredAt = instant(visit.month, visit.day, minute);
  const id = v7({ msecs: Date.parse(occurredAt) });
  await store.appendClicks(tenant, [
    {
      id,
      occurredAt,
      itemId: visit.itemId,
      network: visit.network,
      pseudonym: null,
      class: 'person',
      reason: 'no-rule',
      visitor: who ?? BY_ANYBODY.visitor,
    },
  ]);
  return id;
}

const RANGES = MONTHS.flatMap((from, first) => MONTHS.slice(first).map((to) => ({ from, to })));
/** Every dimension over every range, and every way to credit. */
const QUESTIONS: readonly ResultsQuery[] = [
  ...resultDimensionSchema.options.flatMap((by) =>
    RANGES.map((range) => ({ ...range, by, model: 'linear' as const, lookbackDays: 90 as const })),
  ),
  ...ATTRIBUTION_MODELS.flatMap((model) =>
    LOOKBACK_DAYS.map((lookbackDays) => ({
      from: '2026-09',
      to: '2026-11',
      by: 'item' as const,
      model,
      lookbackDays,
    })),
  ),
];

const askAll = (context: Context) =>
  Promise.all(QUESTIONS.map((question) => makeResults(context, question)));

describe(`what too few did, on ${engine}`, () => {
  it('changes no answer to any question, so that no two answers differ by it', async () => {
    const { context } = await startTestEndpoint();
    let runs = 0;
    const facts = fc.array(toldFact, { maxLength: 8 });
    const hidden = fc.array(hiddenFact, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(facts, hidden, async (told, withheld) => {
        runs += 1;
        // The visits before a conversion that may be told are, whether the conversion is or not.
        const visits = withheld.flatMap((fact) => (fact.kind === 'conversion' ? fact.visits : []));
        const seen = visits.filter(mayBeTold).map((visit): Fact => ({ ...visit, ...BY_ANYBODY }));
        const without = await found(context, `without-${runs}`, [...told, ...seen]);
        const withThem = await found(context, `with-${runs}`, [...told, ...withheld]);
        expect(await askAll(withThem)).toEqual(await askAll(without));
      }),
      { numRuns: 12 },
    );
  });

  it('is left out for nobody else: what enough did is all there', async () => {
    const { context } = await startTestEndpoint();
    const place = { itemId: 'other', network: 'x' };
    const company = await found(context, 'all', [
      { kind: 'share', month: '2026-10', ...place, published: true },
      { kind: 'click', month: '2026-10', ...place, visitor: 'aaaaaaaaaaaaaaaa', day: 3 },
      {
        kind: 'conversion',
        month: '2026-11',
        value: 500,
        visits: [{ month: '2026-10', ...place, day: 4 }],
      },
      { kind: 'click', month: WITHHELD, ...place, visitor: 'aaaaaaaaaaaaaaaa', day: 3 },
      {
        kind: 'click',
        month: '2026-11',
        itemId: FACT_SHEET,
        network: 'x',
        visitor: 'aaaaaaaaaaaaaaaa',
        day: 3,
      },
    ]);
    const [answers] = [await askAll(company)];
    const all = answers.find(
      (answer) =>
        typeof answer !== 'string' && answer.from === '2026-09' && answer.to === '2026-11',
    );
    expect(all).toMatchObject({
      withheld: [WITHHELD],
      total: {
        observed: { inserted: 1, published: 1, clicks: 2, people: 2 },
        confirmed: { value: [{ amountMinor: 500, currency: 'EUR' }] },
        modelled: { conversionsMilli: 1_000 },
      },
    });
  });
});
