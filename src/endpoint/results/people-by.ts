import type { Crowd } from '../store/result-store.ts';
import type { KeysOf } from './keys.ts';

/** How many people are behind each key. */
export type PeopleBy = ReadonlyMap<string | null, number>;

/** Tells how many people are in each of some groups of crowds, each of them of one month. */
type CountPeople = (groups: readonly (readonly Crowd[])[]) => Promise<number[]>;

/**
 * Counts people by group, for each way of grouping: who read two items of one group on one day counts once for it. No two
 * months have a visitor of a day in common: people are counted within each, and added up over all.
 */
export async function countPeopleBy(
  crowds: readonly Crowd[],
  groupings: readonly KeysOf[],
  count: CountPeople,
): Promise<PeopleBy[]> {
  const grouped = groupings.map((keysOf) => groupCrowds(crowds, keysOf));
  const counts = (await count(grouped.flat().map((group) => group.crowds))).values();
  return grouped.map((groups) => {
    const totals = new Map<string | null, number>();
    for (const { key } of groups) {
      totals.set(key, (totals.get(key) ?? 0) + (counts.next().value ?? 0));
    }
    return totals;
  });
}

/** The crowds of each month and key. */
function groupCrowds(crowds: readonly Crowd[], keysOf: KeysOf) {
  const placed = crowds.flatMap((crowd) => {
    const { month, itemId, network } = crowd;
    return keysOf({ month, itemId, network, composer: null }).map((key) => ({ key, month, crowd }));
  });
  return [...Map.groupBy(placed, ({ month }) => month).values()].flatMap((ofMonth) =>
    [...Map.groupBy(ofMonth, ({ key }) => key)].map(([key, group]) => ({
      key,
      crowds: group.map(({ crowd }) => crowd),
    })),
  );
}
