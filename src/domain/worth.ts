import type { Conversion } from '../contract/conversion.ts';
import type { AdPrice, ProgrammeCost, ProgrammeFigures } from '../contract/programme-figures.ts';
import type { Roi, Worth, WorthCost } from '../contract/worth.ts';
import { apportion } from './apportion.ts';

/** Confirmed conversions of one type, as far as their senders gave a value in one currency, or none (null). */
export interface ConversionsOfType {
  type: Conversion['type'];
  currency: string | null;
  total: number;
  amountMinor: number;
}

/** What is to be valued. */
export interface WorthQuestion {
  conversions: readonly ConversionsOfType[];
  /** Clicks of people. */
  clicks: number;
  /** Texts that somebody took the time to insert, whatever became of them. */
  shares: number;
  /** Months of the programme that are in it: 2026-11. */
  months: readonly string[];
  /** Of how many shares these are a part, where they are: a part of licence and set-up goes with them. */
  sharesInAll?: number;
}

const MINUTES_PER_HOUR = 60;
const VIEWS = 1_000;

/** Values figures by the company's own account; without one, what senders said remains. Whole minor units throughout. */
export function valueFigures(question: WorthQuestion, figures: ProgrammeFigures | null): Worth {
  const { value, unvalued } = addValues(question.conversions, figures?.values ?? []);
  const cost = figures?.cost ? addCosts(question, figures.cost) : null;
  return {
    value,
    unvalued,
    cost,
    roi: makeRoi(value, cost),
    mediaEquivalent: (figures?.adPrices ?? []).map((price) => priceClicks(question.clicks, price)),
  };
}

/** What the same clicks would have cost as ads. */
function priceClicks(clicks: number, price: AdPrice): Worth['mediaEquivalent'][number] {
  const { per, lowMinor, highMinor, currency, source, asOf, clicksPerThousandViews } = price;
  const thousands = per === 'click' ? clicks : clicks / (clicksPerThousandViews ?? VIEWS);
  return {
    currency,
    lowMinor: Math.round(thousands * lowMinor),
    highMinor: Math.round(thousands * highMinor),
    clicks,
    per,
    source,
    asOf,
  };
}

function addValues(
  conversions: readonly ConversionsOfType[],
  values: ProgrammeFigures['values'],
): Pick<Worth, 'value' | 'unvalued'> {
  const sums = new Map<string, { toldMinor: number; ownMinor: number }>();
  const sumOf = (currency: string) => {
    const sum = sums.get(currency) ?? { toldMinor: 0, ownMinor: 0 };
    sums.set(currency, sum);
    return sum;
  };
  let unvalued = 0;
  for (const { type, currency, total, amountMinor } of conversions) {
    const own = values.find((value) => value.type === type);
    if (currency !== null) sumOf(currency).toldMinor += amountMinor;
    else if (own) sumOf(own.currency).ownMinor += total * own.amountMinor;
    else unvalued += total;
  }
  const value = [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => ({ currency, amountMinor: sum.toldMinor + sum.ownMinor, ...sum }));
  return { value, unvalued };
}

function addCosts(
  question: WorthQuestion,
  { currency, licencePerMonthMinor, minutesPerShare, hourlyCostMinor, setUp }: ProgrammeCost,
): WorthCost {
  const { shares, months } = question;
  const part = (amountMinor: number) => takePart(amountMinor, question);
  const licenceMinor = part(licencePerMonthMinor * months.length);
  const setUpMinor = setUp && months.includes(setUp.month) ? part(setUp.amountMinor) : 0;
  const timeMinor = Math.round((shares * minutesPerShare * hourlyCostMinor) / MINUTES_PER_HOUR);
  return {
    currency,
    amountMinor: licenceMinor + setUpMinor + timeMinor,
    licenceMinor,
    setUpMinor,
    timeMinor,
    shares,
    minutesPerShare,
    hourlyCostMinor,
    months: months.length,
  };
}

/** The part of an amount that goes with some of the shares; without a whole to be a part of, all of it. */
function takePart(
  amountMinor: number,
  { shares, sharesInAll }: Pick<WorthQuestion, 'shares' | 'sharesInAll'>,
): number {
  if (sharesInAll === undefined) return amountMinor;
  if (sharesInAll === 0) return 0;
  const [own = 0] = apportion(amountMinor, [BigInt(shares), BigInt(sharesInAll - shares)]);
  return own;
}

function makeRoi(value: Worth['value'], cost: WorthCost | null): Roi {
  const back = value.find(({ currency }) => currency === cost?.currency);
  const told = {
    formula: '(value − cost) / cost',
    currency: cost?.currency ?? null,
    valueMinor: back?.amountMinor ?? null,
    costMinor: cost?.amountMinor ?? null,
  } as const;
  if (!cost) return { ...told, ratio: null, gap: 'no-figures' };
  if (cost.amountMinor === 0) return { ...told, ratio: null, gap: 'no-cost' };
  if (!back) return { ...told, ratio: null, gap: value.length > 0 ? 'other-currency' : 'no-value' };
  return { ...told, ratio: (back.amountMinor - cost.amountMinor) / cost.amountMinor, gap: null };
}
