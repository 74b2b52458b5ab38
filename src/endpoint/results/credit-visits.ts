import type { AttributionModel } from '../../contract/results.ts';
import { creditTouchpoints } from '../../domain/attribution.ts';
import type { ConversionRow } from '../store/result-store.ts';
import type { Amount } from './figures.ts';
import type { Place } from './keys.ts';

/** A conversion as the thousandths that it is split into. */
const WHOLE_MILLI = 1_000;

/** How visits are credited. */
export interface CreditRule {
  model: AttributionModel;
  lookbackDays: number;
}

/** A visit's part of a conversion. */
interface Part {
  place: Place;
  milli: number;
  amount: Amount;
}

/**
 * Splits a conversion over the visits before it. One that is known by the tags of a link alone goes to that link as a
 * whole, by any model; one whose visits are all out of the lookback window goes to nobody.
 */
export function creditVisits(conversion: ConversionRow, rule: CreditRule): Part[] {
  const { itemId, network, amountMinor, currency, touches, occurredAt } = conversion;
  if (touches.length === 0) {
    const place = { itemId, network, composer: null };
    return [{ place, milli: WHOLE_MILLI, amount: { amountMinor, currency } }];
  }
  const touchpoints = touches.map((touch) => ({ ...touch, at: touch.occurredAt }));
  const split = (valueMinor: number) =>
    creditTouchpoints({ touchpoints, convertedAt: occurredAt, valueMinor, ...rule });
  const values = split(amountMinor ?? 0);
  return split(WHOLE_MILLI).map(({ touchpoint, creditMinor }, at) => ({
    place: { itemId: touchpoint.itemId, network: touchpoint.network, composer: null },
    milli: creditMinor,
    amount: {
      amountMinor: amountMinor === null ? null : (values[at]?.creditMinor ?? 0),
      currency,
    },
  }));
}
