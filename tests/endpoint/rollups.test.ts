import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { countPeople, sketchPeople, unitePeople } from '../../src/domain/people-sketch.ts';
import type { ClickRecord } from '../../src/endpoint/links/click.ts';
import type { ConversionRecord } from '../../src/endpoint/store/conversion-store.ts';
import { openStore } from '../../src/endpoint/store/open-store.ts';
import type { Store, StoredEvent } from '../../src/endpoint/store/store.ts';
import { makeItem, makeStoredEvent, programme } from './samples.ts';
import { NOW } from './test-endpoint.ts';
import { engine, freshLocation } from './test-location.ts';

const ITEMS = ['first-light', 'other'];
const NETWORKS = ['linkedin', 'x'];
const PSEUDONYMS = ['aaaaaaaa', 'bbbbbbbb', null];
const STATES = ['share.inserted', 'share.published', 'share.scheduled', 'share.abandoned'] as const;

/** Something that comes to the store; numbers choose from what there is, so that things come twice and in any order. */
type Arrival =
  | { kind: 'events'; events: StoredEvent[] }
  | { kind: 'clicks'; clicks: ClickRecord[] }
  | { kind: 'conversion'; conversion: ConversionRecord }
  | { kind: 'erasure'; pseudonym: string };

/** What lies within the hours below. */
const MONTHS = ['2026-10', '2026-11'];

/** Hours from the first of October on: two months and a turn of both between them. */
const hour = fc.integer({ min: 0, max: 1_400 });
const at = (hours: number) => new Date(Date.UTC(2026, 9, 1, hours)).toISOString();
const place = {
  itemId: fc.constantFrom(...ITEMS),
  network: fc.constantFrom(...NETWORKS),
  pseudonym: fc.constantFrom(...PSEUDONYMS),
};

/** Events of a few shares: most of them several times, some of them with words that contradict one another. */
const events = fc
  .array(
    fc.record({
      ...place,
      share: fc.integer({ min: 0, max: 5 }),
      number: fc.integer({ min: 0, max: 30 }),
      hours: hour,
      type: fc.constantFrom(...STATES),
      evidence: fc.constantFrom('toast' as const, 'probable' as const),
      composer: fc.constantFrom('post' as const, 'comment' as const),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drafts): StoredEvent[] =>
    drafts.map(({ share, number, hours, evidence, ...draft }) =>
      makeStoredEvent({
        ...draft,
        id: idOf(1, number),
        shareId: idOf(2, share),
        occurredAt: at(hours),
        evidence: draft.type === 'share.published' ? evidence : null,
        attribution: draft.pseudonym ? 'pseudonym' : 'none',
      }),
    ),
  );

const clicks = fc
  .array(
    fc.record({
      ...place,
      number: fc.integer({ min: 0, max: 40 }),
      hours: hour,
      class: fc.constantFrom('person' as const, 'person' as const, 'preview' as const),
      visitor: fc.constantFrom('abcdefghijklmnop', 'ponmlkjihgfedcba', 'abcdefghijklmnoq'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map(({ number, hours, ...draft }): ClickRecord => {
      const id = idOf(3, number);
      return { ...draft, id, occurredAt: at(hours), reason: 'no-rule' };
    }),
  );

const conversion = fc
  .record({
    number: fc.integer({ min: 0, max: 10 }),
    hours: hour,
    visits: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }),
    itemId: place.itemId,
    type: fc.constantFrom('lead' as const, 'sale' as const),
    amountMinor: fc.option(fc.integer({ min: 0, max: 100_001 })),
  })
  .map(({ number, hours, visits, itemId, type, amountMinor }): ConversionRecord => {
    return {
      id: idOf(4, number),
      payloadHash: JSON.stringify([hours, visits, itemId, type, amountMinor]),
      type,
      amountMinor,
      currency: amountMinor === null ? null : 'EUR',
      occurredAt: at(hours),
      receivedAt: NOW,
      source: 'system',
      clickIds: visits.map((visit) => idOf(3, visit)),
      tagged: { itemId, variantId: 'plain', network: null, pseudonym: null },
    };
  });

const arrivals = fc.array(
  fc.oneof(
    events.map((list): Arrival => ({ kind: 'events', events: list })),
    clicks.map((list): Arrival => ({ kind: 'clicks', clicks: list })),
    conversion.map((one): Arrival => ({ kind: 'conversion', conversion: one })),
    fc
      .constantFrom('aaaaaaaa', 'bbbbbbbb')
      .map((pseudonym): Arrival => ({ kind: 'erasure', pseudonym })),
  ),
  { minLength: 1, maxLength: 25 },
);

function idOf(kind: number, number: number): string {
  return `019ab7a0-0000-7000-8000-${kind}${String(number).padStart(11, '0')}`;
}

/** Lets somebody in and takes them out again, with what is under a pseudonym. */
async function eraseSomebody(store: Store, tenant: string, pseudonym: string): Promise<void> {
  const person = { codeHash: v7(), personId: v7(), familyId: v7(), tokenHash: v7() };
  const { codeHash, personId } = person;
  const code = {
    codeHash,
    staff: null,
    trained: false,
    locale: 'en',
    topics: [],
    createdAt: NOW,
    expiresAt: '2030',
  };
  await store.addEnrolmentCodes(tenant, [code]);
  await store.enrol(tenant, { ...person, now: NOW }, 'ambassador');
  const receipt = { receiptId: personId, tenant, kind: 'erased' as const, at: NOW };
  await store.erase(tenant, {
    personId,
    pseudonyms: [pseudonym],
    now: NOW,
    seal: (counts) => ({
      receipt: { receipt: { ...receipt, ...counts }, signature: { keyId: 'k', value: 'v' } },
      audit: {
        at: NOW,
        actor: 'ambassador',
        action: 'ambassador.erased',
        subject: personId,
        details: {},
      },
    }),
  });
}

async function arrive(store: Store, tenant: string, arrival: Arrival): Promise<void> {
  if (arrival.kind === 'events') await store.appendEvents(tenant, arrival.events);
  else if (arrival.kind === 'clicks') await store.appendClicks(tenant, arrival.clicks);
  else if (arrival.kind === 'conversion') await store.addConversion(tenant, arrival.conversion);
  else await eraseSomebody(store, tenant, arrival.pseudonym);
}

async function expectRecount(store: Store, tenant: string): Promise<void> {
  expect(await store.listResultTotals(tenant)).toEqual(await store.recountResults(tenant));
  expect(await store.listClickTotals(tenant)).toEqual(await store.recountClicks(tenant));
  expect(await store.listEventTotals(tenant)).toEqual(await store.recountEvents(tenant));
}

/** Crowds of each month, and how many people the store says they are: what it remembers is asked for too. */
async function askPeople(store: Store, tenant: string) {
  const counted = await store.sumClicks(tenant, MONTHS);
  const groups = [
    ...Map.groupBy(
      counted.filter((sum) => sum.clicks > 0),
      ({ month }) => month,
    ).values(),
  ];
  return { groups, people: await store.countPeople(tenant, groups) };
}

async function expectPeople(store: Store, tenant: string): Promise<void> {
  const { groups, people } = await askPeople(store, tenant);
  const totals = (await store.listResultTotals(tenant)).people;
  const unite = (month: string | undefined) =>
    totals
      .filter((total) => total.month === month)
      .reduce((united, { sketch }) => unitePeople(united, sketch), sketchPeople([]));
  expect(people).toEqual(groups.map(([first]) => countPeople(unite(first?.month))));
}

describe(`the totals that results are read from, on ${engine}`, () => {
  it('say what a recount says, whatever comes in what order, twice, at the same time, and is erased', async () => {
    const store = await openStore(await freshLocation(), () => new Date(NOW));
    onTestFinished(() => store.close());
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(arrivals, fc.boolean(), async (list, atOnce) => {
        runs += 1;
        const tenant = `t${runs}`;
        await store.createTenant(tenant, { secret: 's', now: NOW });
        const items = ITEMS.map((id) => makeItem({ id }));
        await store.saveContent(tenant, { programme, items, now: NOW });
        const comeAndAsk = async (arrival: Arrival) => {
          await Promise.all([arrive(store, tenant, arrival), askPeople(store, tenant)]);
          if (!atOnce) await expectPeople(store, tenant);
        };
        if (atOnce) await Promise.all(list.map(comeAndAsk));
        else for (const arrival of list) await comeAndAsk(arrival);
        await expectRecount(store, tenant);
        await expectPeople(store, tenant);
      }),
      { numRuns: 40 },
    );
  });
});
