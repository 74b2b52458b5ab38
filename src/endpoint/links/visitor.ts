import { hash, randomBytes } from 'node:crypto';
import { base32, readBase32Bits } from '../enrolment/base32.ts';
import { DAY_MS } from '../instants.ts';
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
  return days.map((day) => ({ day: dayOf(day), salt: mintSalt() }));
}

/** The salt of a day; a random one of this process alone while the database gave none for it. */
export function openSalts(): (at: Date, book: SaltBook) => string {
  let own: DaySalt | null = null;
  const find = (day: string, book: SaltBook) => {
    const salt = book.get(day);
    if (salt !== undefined) return salt;
    if (own?.day !== day) own = { day, salt: mintSalt() };
    return own.salt;
  };
  let last: { dayNumber: number; book: SaltBook; salt: string } | null = null;
  return (at, book) => {
    const dayNumber = Math.floor(at.getTime() / DAY_MS);
    if (last?.dayNumber !== dayNumber || last.book !== book) {
      last = { dayNumber, book, salt: find(dayOf(at), book) };
    }
    return last.salt;
  };
}

/**
 * Stands for an address and a browser on one day, and for nothing afterwards. Nobody is ever shown one, so that a salt
 * of fixed length before what is hashed does what an HMAC would, in half of its time.
 */
export function hashVisitor(
  salt: string,
  { address, userAgent }: { address: string; userAgent: string },
): string {
  const digest = hash('sha256', `${salt}\n${address}\n${userAgent}`, 'buffer');
  return base32(digest.subarray(0, VISITOR_BYTES));
}

/** As much of a visitor's hash as a sketch of people takes. */
export function visitorBits(visitor: string): number {
  return readBase32Bits(visitor, SKETCH_BITS);
}

const mintSalt = () => randomBytes(SALT_BYTES).toString('base64url');

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, DAY_LENGTH);
}
