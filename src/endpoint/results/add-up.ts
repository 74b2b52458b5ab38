import type { Figures } from '../../contract/results.ts';
import type { ConversionsOfType } from '../../domain/worth.ts';
import type { ClickSum, ConversionTotal, CreditSum, ShareSum } from '../store/result-store.ts';
import { amountOf, Tally } from './figures.ts';
import type { KeysOf, Place } from './keys.ts';
import type { PeopleBy } from './people-by.ts';

/** What results are made from. */
export interface Facts {
  shares: readonly ShareSum[];
  clicks: readonly ClickSum[];
  conversions: readonly ConversionTotal[];
  credits: readonly CreditSum[];
}

/** Figures of one group, and its conversions one by one, to be valued. */
export interface Group {
  key: string | null;
  figures: Figures;
  conversions: readonly ConversionsOfType[];
}

/** Adds facts up by group, in order of keys, what has none last; people are counted by the same keys. */
export function addUp(facts: Facts, keysOf: KeysOf, peopleBy: PeopleBy): Group[] {
  const tallies = new Map<string | null, Tally>();
  const tallyOf = (key: string | null) => {
    const tally = tallies.get(key) ?? new Tally();
    tallies.set(key, tally);
    return tally;
  };
  const to = (place: Place, add: (tally: Tally) => void) => {
    for (const key of keysOf(place)) add(tallyOf(key));
  };
  for (const share of facts.shares) to(share, (tally) => tally.addObserved(share));
  for (const count of facts.clicks) to(withoutComposer(count), (tally) => tally.addObserved(count));
  for (const count of facts.conversions) {
    const { type, total } = count;
    to(withoutComposer(count), (tally) => tally.addConversions(type, total, amountOf(count)));
  }
  for (const count of facts.credits) {
    to(withoutComposer(count), (tally) => tally.addCredit(count.milli, amountOf(count)));
  }
  for (const [key, people] of peopleBy) tallyOf(key).addObserved({ people });
  return [...tallies]
    .map(([key, tally]) => ({ key, figures: tally.read(), conversions: tally.conversions }))
    .toSorted((a, b) => compareKeys(a.key, b.key));
}

/** Everything in one group. */
export const inOneGroup: KeysOf = () => [null];

/** Adds all facts up. */
export function addAllUp(facts: Facts, people: PeopleBy): Group {
  const [all] = addUp(facts, inOneGroup, people);
  return all ?? { key: null, figures: new Tally().read(), conversions: [] };
}

/** Neither a short link nor a conversion says which composer the link was posted from; tags may not say the network. */
function withoutComposer({ month, itemId, network }: Omit<Place, 'composer'>): Place {
  return { month, itemId, network: network === '' ? null : network, composer: null };
}

function compareKeys(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
}
