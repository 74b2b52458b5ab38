import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/endpoint/store/open-store.ts';
import type { PresenceDay } from '../../src/endpoint/store/result-store.ts';
import type { Store } from '../../src/endpoint/store/store.ts';
import { NOW } from './test-endpoint.ts';
import { engine, freshLocation } from './test-location.ts';

/** Somebody, as this test remembers them. */
interface Known {
  personId: string;
  isStaff: boolean;
  trained: boolean;
  came: string;
  went: string | null;
}

/** What somebody in one of a few seats does at an hour; whoever enrols takes the seat. */
type Deed =
  | { kind: 'enrol'; seat: number; hour: number; trained: boolean; isStaff: boolean }
  | { kind: 'leave' | 'erase' | 'revoke'; seat: number; hour: number };

const SEATS = 3;
const seat = fc.nat({ max: SEATS - 1 });
/** Five days around the turn of a month, in any order: clocks are set back too. */
const hour = fc.nat({ max: 5 * 24 });
const at = (hours: number) => new Date(Date.UTC(2026, 9, 29, hours)).toISOString();

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('enrol' as const),
      seat,
      hour,
      trained: fc.boolean(),
      isStaff: fc.boolean(),
    }),
    fc.record({ kind: fc.constantFrom('leave', 'erase', 'revoke'), seat, hour }),
  ),
  { maxLength: 14 },
);

async function enrol(store: Store, tenant: string, deed: Deed & { kind: 'enrol' }): Promise<Known> {
  const seated = { codeHash: v7(), personId: v7(), familyId: v7(), tokenHash: v7() };
  const { codeHash, personId } = seated;
  const { isStaff, trained } = deed;
  const now = at(deed.hour);
  const staff = isStaff ? { label: 'Ada', roles: ['admin' as const] } : null;
  const code = {
    codeHash,
    staff,
    trained,
    locale: 'en',
    topics: [],
    createdAt: now,
    expiresAt: '2030',
  };
  await store.addEnrolmentCodes(tenant, [code]);
  await store.enrol(tenant, { ...seated, now }, isStaff ? 'staff' : 'ambassador');
  return { personId, isStaff, trained, came: now.slice(0, 10), went: null };
}

/** Says goodbye in one of three ways; false: there was nobody to say it any more. */
async function part(
  store: Store,
  tenant: string,
  { kind, personId, now }: { kind: 'leave' | 'erase' | 'revoke'; personId: string; now: string },
): Promise<boolean> {
  const audit = {
    at: now,
    actor: 'a',
    action: 'ambassador.left' as const,
    subject: personId,
    details: {},
  };
  if (kind === 'revoke') return store.revokePerson(tenant, personId, audit);
  const receipt = { receiptId: v7(), tenant, kind: 'left' as const, at: now };
  const signature = { keyId: 'k', value: 'v' };
  const answer = await store[kind](tenant, {
    personId,
    pseudonyms: [],
    now,
    seal: (counts) => ({ receipt: { receipt: { ...receipt, ...counts }, signature }, audit }),
  });
  return answer !== null;
}

/** Does one deed after the other, and remembers who is where. */
async function act(store: Store, tenant: string, list: readonly Deed[]): Promise<Known[]> {
  const all: Known[] = [];
  const seats = new Map<number, Known>();
  for (const deed of list) {
    if (deed.kind === 'enrol') {
      const known = await enrol(store, tenant, deed);
      seats.set(deed.seat, known);
      all.push(known);
      continue;
    }
    const known = seats.get(deed.seat);
    if (!known) continue;
    const now = at(deed.hour);
    const done = await part(store, tenant, { kind: deed.kind, personId: known.personId, now });
    if (!done) continue;
    if (deed.kind === 'erase') all.splice(all.indexOf(known), 1);
    else known.went ??= now.slice(0, 10);
  }
  return all;
}

/** The days of these people, counted in the plainest way. */
function countDays(people: readonly Known[]): PresenceDay[] {
  const stays = people.filter(({ isStaff, came, went }) => !isStaff && (!went || went > came));
  const days = [...new Set(stays.flatMap(({ came, went }) => (went ? [came, went] : [came])))];
  return days.toSorted().map((day) => {
    const came = stays.filter((one) => one.came === day);
    const went = stays.filter((one) => one.went === day);
    return {
      day,
      came: came.length,
      went: went.length,
      trainedCame: came.filter(({ trained }) => trained).length,
      trainedWent: went.filter(({ trained }) => trained).length,
    };
  });
}

async function open() {
  const store = await openStore(await freshLocation(), () => new Date(NOW));
  onTestFinished(() => store.close());
  let companies = 0;
  const found = async () => {
    companies += 1;
    const tenant = `t${companies}`;
    await store.createTenant(tenant, { secret: 's', now: NOW });
    return tenant;
  };
  return { store, found };
}

describe(`the days on which ambassadors came and left, on ${engine}`, () => {
  it('are those of a recount and of the people, whoever enrols, leaves, is erased and enrols again', async () => {
    const { store, found } = await open();
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        const tenant = await found();
        const people = await act(store, tenant, list);
        const days = await store.listPresence(tenant);
        expect(days).toEqual(countDays(people));
        expect((await store.recountResults(tenant)).presence).toEqual(days);
      }),
      { numRuns: 60 },
    );
  });

  it('are those of a recount when many come and go at the same time', async () => {
    const { store, found } = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 2, maxLength: 4 }), async (lists) => {
        const tenant = await found();
        const people = await Promise.all(lists.map((list) => act(store, tenant, list)));
        const days = await store.listPresence(tenant);
        expect(days).toEqual(countDays(people.flat()));
        expect((await store.recountResults(tenant)).presence).toEqual(days);
      }),
      { numRuns: 15 },
    );
  });

  it('count somebody once who takes leave in two ways at the same moment', async () => {
    const { store, found } = await open();
    const tenant = await found();
    const came = { kind: 'enrol', seat: 0, hour: 0, trained: true, isStaff: false } as const;
    const { personId } = await enrol(store, tenant, came);
    const now = at(30);
    const ways = ['leave', 'revoke', 'leave', 'revoke'] as const;
    await Promise.all(ways.map((kind) => part(store, tenant, { kind, personId, now })));
    expect(await store.listPresence(tenant)).toEqual([
      { day: '2026-10-29', came: 1, went: 0, trainedCame: 1, trainedWent: 0 },
      { day: '2026-10-30', came: 0, went: 1, trainedCame: 0, trainedWent: 1 },
    ]);
  });
});
