import type { Conversion } from '../../contract/conversion.ts';
import type { Figures } from '../../contract/results.ts';

/** An amount in minor units of a currency. */
interface Amount {
  amountMinor: number;
  currency: string;
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

  addObserved(figures: Partial<Figures['observed']>): void {
    const observed = this.#observed;
    observed.inserted += figures.inserted ?? 0;
    observed.published += figures.published ?? 0;
    observed.probable += figures.probable ?? 0;
    observed.clicks += figures.clicks ?? 0;
    observed.people += figures.people ?? 0;
    observed.setAside += figures.setAside ?? 0;
  }

  /** Conversions of a type, with what they are worth together; null where no sender gave a value. */
  addConversions(type: Conversion['type'], total: number, amount: Amount | null): void {
    this.#conversions.set(type, (this.#conversions.get(type) ?? 0) + total);
    raise(this.#confirmed, amount);
  }

  /** Parts of conversions, in thousandths, and of their value. */
  addCredit(milli: number, amount: Amount | null): void {
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

/** An amount of a total, whose currency is empty where there was no value. */
export function amountOf({ amountMinor, currency }: Amount): Amount | null {
  return currency === '' ? null : { amountMinor, currency };
}

function raise(sums: Map<string, number>, amount: Amount | null): void {
  if (amount) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.amountMinor);
}

function listAmounts(sums: ReadonlyMap<string, number>) {
  return sorted(sums).map(([currency, amountMinor]) => ({ amountMinor, currency }));
}

function sorted<Key extends string>(map: ReadonlyMap<Key, number>): [Key, number][] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
