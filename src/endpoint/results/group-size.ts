import type { Presence } from '../store/result-store.ts';

/** How few ambassadors nobody may be told of, unless the company asks for more. */
export const GROUP_MIN = 5;

/**
 * Whether so many ambassadors were there in a month that a figure says of nobody that it was them. Figures are told for
 * whole months only, and a month that is left out is left out of every sum: what two answers differ by is a sum of told
 * months again. A month in which enough were there and then too few is left out, or what came between two looks at it
 * would be theirs.
 */
export function isMonthTold(
  month: string,
  presence: readonly Presence[],
  groupMin: number,
): boolean {
  const start = `${month}-01`;
  const stays = presence.filter(({ enrolled, left }) => enrolled !== left);
  let there = countAll(
    stays.filter(({ enrolled, left }) => enrolled < start && (left === null || left >= start)),
  );
  let enough = there >= groupMin;
  const days = stays.flatMap(({ enrolled, left }) => [enrolled, ...(left === null ? [] : [left])]);
  const changes = [...new Set(days)].filter((day) => day.startsWith(month)).toSorted();
  for (const day of changes) {
    there -= countAll(stays.filter(({ left }) => left === day));
    if (enough && there < groupMin) return false;
    there += countAll(stays.filter(({ enrolled }) => enrolled === day));
    enough ||= there >= groupMin;
  }
  return enough;
}

const countAll = (presence: readonly Presence[]) =>
  presence.reduce((all, { total }) => all + total, 0);
