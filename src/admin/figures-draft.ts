import { conversionTypeSchema } from '../contract/conversion.ts';
import type { AdPrice, ProgrammeFigures } from '../contract/programme-figures.ts';
import { readAmount, writeAmount } from '../domain/amount-text.ts';
import type { MessageKey } from '../i18n/translate.ts';
import { currencyDigits } from '../ui/format.ts';

type ConversionType = ProgrammeFigures['values'][number]['type'];

/** A price for ads as it is typed. */
export interface PriceDraft {
  per: AdPrice['per'];
  low: string;
  high: string;
  currency: string;
  clicks: string;
  source: string;
  asOf: string;
}

/** The company's figures as they are typed. Values are in the currency of the cost. */
export interface FiguresDraft {
  currency: string;
  licence: string;
  minutes: string;
  hourly: string;
  setUp: string;
  setUpMonth: string;
  values: Partial<Record<ConversionType, string>>;
  prices: PriceDraft[];
  /** Values in other currencies, which stay unless another one is typed. */
  foreign: ProgrammeFigures['values'];
}

/** What is wrong, by the name of the field: `licence`, `values.lead`, `prices.0.low`. */
export type DraftErrors = Readonly<Record<string, MessageKey>>;

/** What was typed as the contract has it, or what is wrong with it. */
export type DraftOutcome =
  | { ok: true; figures: ProgrammeFigures }
  | { ok: false; errors: DraftErrors };

const FALLBACK_CURRENCY = 'EUR';

export const EMPTY_PRICE: PriceDraft = {
  per: 'click',
  low: '',
  high: '',
  currency: FALLBACK_CURRENCY,
  clicks: '',
  source: '',
  asOf: '',
};

/** The figures that hold, to be changed. */
export function toDraft(figures: ProgrammeFigures | null): FiguresDraft {
  const { cost, values = [], adPrices = [] } = figures ?? {};
  const currency = cost?.currency ?? values[0]?.currency ?? FALLBACK_CURRENCY;
  const write = (minor: number | undefined, of = currency) =>
    minor === undefined ? '' : writeAmount(minor, currencyDigits(of) ?? 0);
  const own = values.filter((value) => value.currency === currency);
  return {
    currency,
    licence: write(cost?.licencePerMonthMinor),
    minutes: cost ? String(cost.minutesPerShare) : '',
    hourly: write(cost?.hourlyCostMinor),
    setUp: write(cost?.setUp?.amountMinor),
    setUpMonth: cost?.setUp?.month ?? '',
    values: Object.fromEntries(own.map((value) => [value.type, write(value.amountMinor)])),
    prices: adPrices.map((price) => ({
      per: price.per,
      low: write(price.lowMinor, price.currency),
      high: write(price.highMinor, price.currency),
      currency: price.currency,
      clicks: String(price.clicksPerThousandViews ?? ''),
      source: price.source,
      asOf: price.asOf,
    })),
    foreign: values.filter((value) => value.currency !== currency),
  };
}

/** Reads what was typed. A field that is empty is zero where others of its kind are not. */
export function readDraft(draft: FiguresDraft): DraftOutcome {
  const reader = new DraftReader();
  const currency = reader.currency('currency', draft.currency);
  const { licence, minutes, hourly, setUp, setUpMonth } = draft;
  const hasCost = [licence, minutes, hourly, setUp].some((text) => text.trim() !== '');
  const setUpMinor = reader.amount('setUp', setUp, currency);
  const cost = {
    currency,
    licencePerMonthMinor: reader.amount('licence', licence, currency),
    minutesPerShare: reader.number('minutes', minutes),
    hourlyCostMinor: reader.amount('hourly', hourly, currency),
    ...(setUpMinor > 0 && { setUp: { amountMinor: setUpMinor, month: setUpMonth } }),
  };
  if (setUpMinor > 0 && setUpMonth === '') reader.refuse('setUpMonth', 'figures_error_month');
  const typed = conversionTypeSchema.options.flatMap((type) => {
    const text = draft.values[type] ?? '';
    const amountMinor = reader.amount(`values.${type}`, text, currency);
    return text.trim() === '' ? [] : [{ type, amountMinor, currency }];
  });
  const kept = draft.foreign.filter(({ type }) => typed.every((value) => value.type !== type));
  const adPrices = draft.prices.map((price, place) => reader.price(`prices.${place}`, price));
  const { errors } = reader;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, figures: { ...(hasCost && { cost }), values: [...typed, ...kept], adPrices } };
}

/** Reads fields one by one and remembers what is wrong with which. */
class DraftReader {
  readonly errors: Record<string, MessageKey> = {};

  refuse(field: string, why: MessageKey): void {
    this.errors[field] = why;
  }

  currency(field: string, text: string): string {
    const code = text.trim().toUpperCase();
    if (currencyDigits(code) === null) this.refuse(field, 'figures_error_currency');
    return code;
  }

  amount(field: string, text: string, currency: string): number {
    if (text.trim() === '') return 0;
    const minor = readAmount(text, currencyDigits(currency) ?? 0);
    if (minor === null) this.refuse(field, 'figures_error_amount');
    return minor ?? 0;
  }

  number(field: string, text: string): number {
    const value = Number(text.trim().replace(',', '.'));
    if (!(value >= 0 && value <= MINUTES_MAX)) this.refuse(field, 'figures_error_number');
    return value;
  }

  price(field: string, draft: PriceDraft): AdPrice {
    const currency = this.currency(`${field}.currency`, draft.currency);
    const lowMinor = this.amount(`${field}.low`, draft.low, currency);
    const highMinor = this.amount(`${field}.high`, draft.high, currency);
    if (highMinor < lowMinor) this.refuse(`${field}.high`, 'figures_error_range');
    const source = draft.source.trim();
    if (source === '') this.refuse(`${field}.source`, 'figures_error_source');
    if (draft.asOf === '') this.refuse(`${field}.asOf`, 'figures_error_day');
    const price = { per: draft.per, lowMinor, highMinor, currency, source, asOf: draft.asOf };
    if (draft.per === 'click') return price;
    const clicksPerThousandViews = this.number(`${field}.clicks`, draft.clicks);
    if (clicksPerThousandViews === 0) this.refuse(`${field}.clicks`, 'figures_error_number');
    return { ...price, clicksPerThousandViews };
  }
}

/** Most that the contract takes of minutes for a share. */
const MINUTES_MAX = 600;
