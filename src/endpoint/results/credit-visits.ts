import { creditTouchpoints } from '../../domain/attribution.ts';
import type { ConversionRow, CreditRule } from '../store/result-store.ts';

/** A conversion as the thousandths that it is split into. */
const WHOLE_MILLI = 1_000;

/** A visit's part of a conversion, and of its value. */
export interface Part {
  itemId: string;
  /** Null where the tags of a link alone told of it, and not of its network. */
  network: string | null;
  milli: number;
  amountMinor: number;
}

/**
 * Splits a conversion over the visits before it. One that is known by the tags of a link alone goes to that link as a
 * whole, by any model; one whose visits are all out of the lookback window goes to nobody.
 */
export function creditVisits(conversion: ConversionRow, rule: CreditRule): Part[] {
  const { itemId, network, touches, occurredAt } = conversion;
  const amountMinor = conversion.amountMinor ?? 0;
  if (touches.length === 0) return [{ itemId, network, milli: WHOLE_MILLI, amountMinor }];
  const touchpoints = touches.map((touch) => ({ ...touch, at: touch.occurredAt }));
  const split = (valueMinor: number) =>
    creditTouchpoints({ touchpoints, convertedAt: occurredAt, valueMinor, ...rule });
  const values = split(amountMinor);
  return split(WHOLE_MILLI).map(({ touchpoint, creditMinor }, at) => ({
    itemId: touchpoint.itemId,
    network: touchpoint.network,
    milli: creditMinor,
    amountMinor: values[at]?.creditMinor ?? 0,
  }));
}
