/** Tells the time; injected, so that a test can say what day it is. */
export type Clock = () => Date;

/** One day, in milliseconds. */
export const DAY_MS = 24 * 60 * 60 * 1000;

const LAST_INSTANT = '9999-12-31T23:59:59.999Z';

/**
 * The same instant as UTC text of one fixed width, so that the store can compare and sort it as text.
 * An instant whose zone carries it past the year 9999 would grow a sign in front: it becomes the last one.
 */
export function toUtc(instant: string): string {
  const utc = new Date(instant).toISOString();
  return utc.startsWith('+') ? LAST_INSTANT : utc;
}

/** Midnight UTC of the day of an instant. */
export function startOfDay(instant: Date): string {
  return `${instant.toISOString().slice(0, 10)}T00:00:00.000Z`;
}

/** The quarter of an instant in UTC, for example 2026-Q4. */
export function quarterOf(instant: Date): string {
  return `${instant.getUTCFullYear()}-Q${Math.floor(instant.getUTCMonth() / 3) + 1}`;
}
