import { countPeople, unitePeople } from '../../domain/people-sketch.ts';
import type { PeopleTotal } from '../store/result-store.ts';
import type { KeysOf } from './keys.ts';

/** How many people are behind each key. */
export type PeopleBy = ReadonlyMap<string | null, number>;

/**
 * Counts people by group: who read two items of one group on one day counts once for it. No two months have a visitor of a
 * day in common: people are united within each, and added up over all.
 */
export function countPeopleBy(crowds: readonly PeopleTotal[], keysOf: KeysOf): PeopleBy {
  const totals = new Map<string | null, number>();
  for (const ofMonth of Map.groupBy(crowds, ({ month }) => month).values()) {
    const keyed = ofMonth.flatMap((crowd) =>
      keysOf({ ...crowd, composer: null }).map((key) => ({ key, crowd })),
    );
    for (const [key, group] of Map.groupBy(keyed, (one) => one.key)) {
      const people = countTogether(group.map(({ crowd }) => crowd));
      totals.set(key, (totals.get(key) ?? 0) + people);
    }
  }
  return totals;
}

function countTogether([first, ...others]: readonly PeopleTotal[]): number {
  if (!first) return 0;
  if (others.length === 0) return first.people;
  return countPeople(
    others.reduce((united, { sketch }) => unitePeople(united, sketch), first.sketch),
  );
}
