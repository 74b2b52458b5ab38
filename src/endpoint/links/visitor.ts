import { createHmac, randomBytes } from 'node:crypto';
import { base32, readBase32Bits } from '../enrolment/base32.ts';
import type { DaySalt } from '../store/link-store.ts';

/** The salts at hand, by day (UTC). */
export type SaltBook = ReadonlyMap<string, string>;

const SALT_BYTES = 32;
const VISITOR_LENGTH = 16;
const SKETCH_BITS = 32;
const DAY_LENGTH = 10;

/** New random salts for these days. Once deleted, a day's visitors can't be found again, by nobody. */
export function freshSalts(days: readonly Date[]): DaySalt[] {
  return days.map((day) => ({
    day: dayOf(day),
    salt: randomBytes(SALT_BYTES).toString('base64url'),
  }));
}

/** The salt of a day; a random one of this process alone while the database gave none for it. */
export function openSalts(): (at: Date, book: SaltBook) => string {
  let own: DaySalt | null = null;
  return (at, book) => {
    const day = dayOf(at);
    const shared = book.get(day);
    if (shared !== undefined) return shared;
    if (own?.day !== day) own = { day, salt: randomBytes(SALT_BYTES).toString('base64url') };
    return own.salt;
  };
}

/** Stands for an address and a browser on one day, and for nothing afterwards. */
export function hashVisitor(salt: string, visitor: { address: string; userAgent: string }): string {
  const digest = createHmac('sha256', salt)
    .update(`${visitor.address}\n${visitor.userAgent}`)
    .digest();
  return base32(digest).slice(0, VISITOR_LENGTH);
}

/** As much of a visitor's hash as a sketch of people takes. */
export function visitorBits(visitor: string): number {
  return readBase32Bits(visitor, SKETCH_BITS);
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, DAY_LENGTH);
}
