/** First step of the back-off, in milliseconds. */
const BASE_MS = 1_000;
/** Longest wait that the back-off itself asks for. */
const CAP_MS = 15 * 60_000;
/** Longest wait that a server may ask for with Retry-After. */
const RETRY_AFTER_CAP_MS = 60 * 60_000;

/** What the wait depends on: failed attempts so far (from 1), a random number in [0, 1), and the server's own wish. */
export interface FailedAttempt {
  attempts: number;
  random: number;
  retryAfterMs: number | null;
}

/**
 * How long to wait before the next attempt, in milliseconds: exponential with full jitter (AWS
 * Architecture Blog, "Exponential Backoff and Jitter"); Retry-After is a floor, up to an hour.
 */
export function nextDelayMs({ attempts, random, retryAfterMs }: FailedAttempt): number {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempts, 30));
  const floor = Math.min(RETRY_AFTER_CAP_MS, retryAfterMs ?? 0);
  return Math.round(floor + random * ceiling);
}

/** Retry-After in milliseconds (RFC 9110 §10.2.3: seconds or a date); null if absent or nonsense. */
export function readRetryAfter(value: string | null, now: Date): number | null {
  if (value === null) return null;
  if (/^\d{1,10}$/.test(value.trim())) return Number(value) * 1_000;
  // A date must look like one: Date.parse takes "-1" for a month.
  const at = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/** Where delivery stands, as far as the time of the next attempt goes. */
export interface AttemptPlan {
  nextAttemptAt: string | null;
  /** Waits for the person, not for a moment. */
  paused: boolean;
}

/** Whether an attempt may be made now by itself. A moment that no wait of ours can reach means that the clock was moved. */
export function isDue({ nextAttemptAt, paused }: AttemptPlan, now: Date): boolean {
  if (paused) return false;
  if (nextAttemptAt === null) return true;
  const waitMs = Date.parse(nextAttemptAt) - now.getTime();
  return !(waitMs > 0 && waitMs <= CAP_MS + RETRY_AFTER_CAP_MS);
}
