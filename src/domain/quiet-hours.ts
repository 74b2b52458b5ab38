import type { QuietHours } from '../contract/restraint.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MINUTES_PER_HOUR = 60;

/** A moment by somebody's wall clock: 1 is Monday, minutes since midnight. */
interface WallClock {
  weekday: number;
  minutes: number;
}

/** Until when it is quiet: a time of day, or for the whole day. Null: it is not quiet. */
export type Quiet = { until: string } | { until: null } | null;

/**
 * Whether these are quiet hours, by the programme's clock or, where it names none or one that this browser does not know,
 * by the local one. `from` is quiet, `until` no longer; the same time twice is never.
 */
export function findQuiet({ from, until, days = [], timeZone }: QuietHours, now: Date): Quiet {
  const { weekday, minutes } = readWallClock(now, timeZone);
  if (days.includes(weekday)) return { until: null };
  const start = toMinutes(from);
  const end = toMinutes(until);
  const isIn = start <= end ? start <= minutes && minutes < end : start <= minutes || minutes < end;
  return isIn ? { until } : null;
}

function readWallClock(now: Date, timeZone: string | undefined): WallClock {
  const parts = Object.fromEntries(
    openFormat(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  return {
    weekday: WEEKDAYS.indexOf(parts['weekday'] ?? '') + 1,
    minutes: Number(parts['hour']) * MINUTES_PER_HOUR + Number(parts['minute']),
  };
}

function openFormat(timeZone: string | undefined): Intl.DateTimeFormat {
  const options = {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  } catch {
    // A zone that is newer than this browser.
    return new Intl.DateTimeFormat('en-GB', options);
  }
}

function toMinutes(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  return hours * MINUTES_PER_HOUR + minutes;
}
