import { createHmac } from 'node:crypto';
import { base32 } from '../enrolment/base32.ts';

const REFERENCE_LENGTH = 26;

/**
 * What the company's side calls a reported outcome: the start of base32(HMAC-SHA256(tenant secret, event id)). The event's
 * own id begins with the millisecond at which somebody reported it, and so could tell who it was.
 */
export function nameOutcome(secret: string, eventId: string): string {
  const digest = createHmac('sha256', secret).update(`outcome|${eventId}`).digest();
  return base32(digest).slice(0, REFERENCE_LENGTH);
}
