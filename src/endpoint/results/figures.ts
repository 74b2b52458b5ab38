import type { Conversion } from '../../contract/conversion.ts';
import type { Figures } from '../../contract/results.ts';
import type { ClickCount, ShareCount } from '../store/result-store.ts';

/** An amount in minor units; null without a value. */
export interface Amount {
  amountMinor: number | null;
  currency: string | null;
}

/** Figures that grow. */
export class Tally {
  readonly #observed: Figures['observed'] = {
    inserted: 0,
    published: 0,
    probable: 0,
    clicks: 0,
    people: 0,
    setAside: 0,
  };
  readonly #conversions = new Map<Conversion['type'], number>();
  readonly #confirmed = new Map<string, number>();
  #creditMilli = 0;
  readonly #modelled = new Map<string, number>();

  addShares({ state, total }: ShareCount): void {
    this.#observed.inserted += total;
    if (state === 'published' || state === 'probable') this.#observed[state] += total;
  }

  addClicks(count: ClickCount): void {
    if (count.class !== 'person') {
      this.#observed.setAside += count.total;
      return;
    }
    this.#observed.clicks += count.total;
    this.#observed.people += count.visitors;
  }

  addConversion(type: Conversion['type'], amount: Amount): void {
    this.#conversions.set(type, (this.#conversions.get(type) ?? 0) + 1);
    raise(this.#confirmed, amount);
  }

  /** A part of a conversion, in thousandths, and of its value. */
  addCredit(milli: number, amount: Amount): void {
    this.#creditMilli += milli;
    raise(this.#modelled, amount);
  }

  read(): Figures {
    return {
      observed: { ...this.#observed },
      confirmed: {
        conversions: sorted(this.#conversions).map(([type, total]) => ({ type, total })),
        value: listAmounts(this.#confirmed),
      },
      modelled: { conversionsMilli: this.#creditMilli, value: listAmounts(this.#modelled) },
    };
  }
}

function raise(sums: Map<string, number>, { amountMinor, currency }: Amount): void {
  if (amountMinor === null || currency === null) return;
  sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
}

function listAmounts(sums: ReadonlyMap<string, number>) {
  return sorted(sums).map(([currency, amountMinor]) => ({ amountMinor, currency }));
}

function sorted<Key extends string>(map: ReadonlyMap<Key, number>): [Key, number][] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
