import { v7 } from 'uuid';

/**
 * A new UUID version 7 (RFC 9562) for an event or a share: the idempotency key end to end. Ids made one after
 * the other by one script sort in that order; all else is random, from `crypto.getRandomValues`.
 */
export function newEventId(): string {
  return v7();
}
