import type { Presence } from '../store/result-store.ts';

/** How few ambassadors nobody may be told of. */
export const GROUP_MIN = 5;

/**
 * The months in which so many ambassadors were there that a figure says of nobody that it was them. Figures are told for
 * whole months only, and a month that is left out is left out of every sum: what two answers differ by is a sum of told
 * months again.
 */
export function listToldMonths(months: readonly string[], presence: readonly Presence[]): string[] {
  return months.filter((month) => countThere(month, presence) >= GROUP_MIN);
}

function countThere(month: string, presence: readonly Presence[]): number {
  const there = presence.filter(
    ({ enrolled, left }) => enrolled <= month && (left === null || left >= month),
  );
  return there.reduce((all, { total }) => all + total, 0);
}
