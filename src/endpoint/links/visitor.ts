import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { base32, readBase32Bits } from '../enrolment/base32.ts';
import type { DaySalt } from '../store/link-store.ts';

/** The salts at hand, by day (UTC). */
export type SaltBook = ReadonlyMap<string, string>;

const SALT_BYTES = 32;
/** Sixteen characters. */
const VISITOR_BYTES = 10;
const SKETCH_BITS = 32;
const DAY_LENGTH = 10;

/** New random salts for these days. Once deleted, a day's visitors can't be found again, by nobody. */
export function freshSalts(days: readonly Date[]): DaySalt[] {
  return days.map((day) => ({
    day: dayOf(day),
    salt: randomBytes(SALT_BYTES).toString('base64url'),
  }));
}

/** The salt of a day, ready for use; a random one of this process alone while the database gave none for it. */
export function openSalts(): (at: Date, book: SaltBook) => KeyObject {
  let own: DaySalt | null = null;
  let last: { salt: string; key: KeyObject } | null = null;
  return (at, book) => {
    const day = dayOf(at);
    let salt = book.get(day);
    if (salt === undefined) {
      if (own?.day !== day) own = { day, salt: randomBytes(SALT_BYTES).toString('base64url') };
      ({ salt } = own);
    }
    // Node takes longer to look at a key of letters than to hash a visitor.
    if (last?.salt !== salt) last = { salt, key: createSecretKey(salt, 'utf8') };
    return last.key;
  };
}

/** Stands for an address and a browser on one day, and for nothing afterwards. */
export function hashVisitor(
  salt: KeyObject,
  visitor: { address: string; userAgent: string },
): string {
  const digest = createHmac('sha256', salt)
    .update(`${visitor.address}\n${visitor.userAgent}`)
    .digest();
  return base32(digest.subarray(0, VISITOR_BYTES));
}

/** As much of a visitor's hash as a sketch of people takes. */
export function visitorBits(visitor: string): number {
  return readBase32Bits(visitor, SKETCH_BITS);
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, DAY_LENGTH);
}
