/**
 * Splits a whole number by weights, so that the parts are whole too and sum to it exactly: the method of the largest
 * remainder (Hamilton). No part is a unit or more away from its exact share; a weight of zero gets nothing. Among equal
 * remainders the later place wins, so that of two weights in rising order the second never gets less.
 *
 * @throws RangeError if the total is no safe whole number of zero or more, or a weight is negative, or none is above zero.
 */
export function apportion(total: number, weights: readonly bigint[]): number[] {
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError(`Can't split ${total}.`);
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('Weights are zero or more, and one of them is above zero.');
  }
  const whole = BigInt(total);
  const parts = weights.map((weight) => Number((whole * weight) / sum));
  const left = total - parts.reduce((all, part) => all + part, 0);
  const places = weights
    .map((weight, place) => ({ place, remainder: (whole * weight) % sum }))
    .toSorted((a, b) => compare(b.remainder, a.remainder) || b.place - a.place);
  const raised = new Set(places.slice(0, left).map(({ place }) => place));
  return parts.map((part, place) => (raised.has(place) ? part + 1 : part));
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
