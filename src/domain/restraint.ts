import type { Restraint } from '../contract/restraint.ts';
import { findQuiet } from './quiet-hours.ts';

/** The days that a weekly cap looks back, in milliseconds. */
export const CAP_WINDOW_MS = 7 * 24 * 60 * 60 * 1_000;

/** A reason to wait, said once and quietly. `until` null: the whole day. Nothing is ever locked by it. */
export type Advice =
  | { code: 'quiet-hours'; until: string | null }
  | { code: 'weekly-cap'; shared: number };

/** What the programme's restraint says now: whether the moment is quiet, else whether there were enough shares lately. */
export function adviseRestraint(
  { quietHours, weeklyShares }: Restraint,
  { now, sharedLately }: { now: Date; sharedLately: number },
): Advice | null {
  const quiet = quietHours ? findQuiet(quietHours, now) : null;
  if (quiet) return { code: 'quiet-hours', ...quiet };
  return weeklyShares !== undefined && sharedLately >= weeklyShares
    ? { code: 'weekly-cap', shared: sharedLately }
    : null;
}
