import type { Figures } from '../../contract/results.ts';
import type { ClickCount, ConversionRow, ShareCount } from '../store/result-store.ts';
import { type CreditRule, creditVisits } from './credit-visits.ts';
import { Tally } from './figures.ts';
import type { KeysOf, Place } from './keys.ts';

/** What results are made from. */
export interface Facts {
  shares: readonly ShareCount[];
  clicks: readonly ClickCount[];
  conversions: readonly ConversionRow[];
}

/** Figures of one group. */
export interface Group {
  key: string | null;
  figures: Figures;
}

/** Adds facts up by group, in order of keys, what has none last. */
export function addUp(facts: Facts, keysOf: KeysOf, rule: CreditRule): Group[] {
  const tallies = new Map<string | null, Tally>();
  const to = (place: Place, add: (tally: Tally) => void) => {
    for (const key of keysOf(place)) {
      const tally = tallies.get(key) ?? new Tally();
      tallies.set(key, tally);
      add(tally);
    }
  };
  for (const share of facts.shares) to(share, (tally) => tally.addShares(share));
  // A short link does not say which composer it was posted from.
  for (const count of facts.clicks)
    to({ ...count, composer: null }, (tally) => tally.addClicks(count));
  for (const conversion of facts.conversions) {
    const place = { ...conversion, composer: null };
    to(place, (tally) => tally.addConversion(conversion.type, conversion));
    for (const part of creditVisits(conversion, rule)) {
      to(part.place, (tally) => tally.addCredit(part.milli, part.amount));
    }
  }
  return [...tallies]
    .map(([key, tally]) => ({ key, figures: tally.read() }))
    .toSorted((a, b) => compareKeys(a.key, b.key));
}

/** Adds all facts up. */
export function addAllUp(facts: Facts, rule: CreditRule): Figures {
  const [all] = addUp(facts, () => [null], rule);
  return all?.figures ?? new Tally().read();
}

function compareKeys(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
}
