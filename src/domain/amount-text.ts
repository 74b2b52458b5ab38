/**
 * The minor units of an amount as people write it: 1250, 1,250, 1 250, 1.250,50. Null if it is none. A point or a comma before
 * three digits parts thousands, before fewer the minor units, of which the currency has so many digits, none to two of them.
 */
export function readAmount(text: string, digits: number): number | null {
  const tight = text.trim().replace(/[\s'’]/g, '');
  const [, whole = tight, point = '', part = ''] = digits > 0 ? (DECIMAL.exec(tight) ?? []) : [];
  const grouped = GROUPED.exec(whole);
  if (!grouped || part.length > digits || (point !== '' && grouped[1] === point)) return null;
  const minor = Number(whole.replace(/[.,]/g, '') + part.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** One digit or two behind the last point or comma. */
const DECIMAL = /^(.*)([.,])(\d{1,2})$/;
/** Digits, or thousands with the same sign between them. */
const GROUPED = /^(?:\d{1,3}([.,])\d{3}(?:\1\d{3})*|\d{1,12})$/;

/** An amount as somebody may go on typing it: 1250, 1250.50. */
export function writeAmount(amountMinor: number, digits: number): string {
  return (amountMinor / 10 ** digits).toFixed(amountMinor % 10 ** digits === 0 ? 0 : digits);
}
