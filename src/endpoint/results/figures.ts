import type { Conversion } from '../../contract/conversion.ts';
import type { Figures } from '../../contract/results.ts';
import type { ConversionsOfType } from '../../domain/worth.ts';

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
  readonly #conversions: ConversionsOfType[] = [];
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
    const { currency = null, amountMinor = 0 } = amount ?? {};
    this.#conversions.push({ type, total, currency, amountMinor });
  }

  /** The conversions as they were added. */
  get conversions(): readonly ConversionsOfType[] {
    return this.#conversions;
  }

  /** Parts of conversions, in thousandths, and of their value. */
  addCredit(milli: number, amount: Amount | null): void {
    this.#creditMilli += milli;
    raise(this.#modelled, amount);
  }

  read(): Figures {
    const totals = new Map<Conversion['type'], number>();
    const values = new Map<string, number>();
    for (const { type, total, currency, amountMinor } of this.#conversions) {
      totals.set(type, (totals.get(type) ?? 0) + total);
      raise(values, currency === null ? null : { currency, amountMinor });
    }
    return {
      observed: { ...this.#observed },
      confirmed: {
        conversions: sorted(totals).map(([type, total]) => ({ type, total })),
        value: listAmounts(values),
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
