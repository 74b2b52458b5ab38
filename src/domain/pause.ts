/** How long a pause lasts: an hour, until the day ends here, or until the person ends it. */
export const PAUSE_LENGTHS = ['hour', 'today', 'open'] as const;
export type PauseLength = (typeof PAUSE_LENGTHS)[number];

/** The end of a pause: an instant, `open` for one that the person ends, null for none. */
export type PauseEnd = string | null;

/** The end of a pause without one. */
export const OPEN_END = 'open';

const HOUR_MS = 3_600_000;

/** When a pause ends that begins now. The day is the one of this device. */
export function endOfPause(length: PauseLength, now: Date): string {
  if (length === 'open') return OPEN_END;
  if (length === 'hour') return new Date(now.getTime() + HOUR_MS).toISOString();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).toISOString();
}

/** How long nothing may be sent yet, in milliseconds: 0 without a pause, infinity for one without an end. */
export function pauseLeftMs(end: PauseEnd, now: Date): number {
  if (end === null) return 0;
  return end === OPEN_END ? Number.POSITIVE_INFINITY : Math.max(0, Date.parse(end) - now.getTime());
}
