import type { ResultDimension } from '../../contract/results.ts';
import { countPeople, type PeopleSketch, unitePeople } from '../../domain/people-sketch.ts';
import type { Context } from '../context.ts';
import type { PeopleScope, PeopleSum } from '../store/result-store.ts';
import type { KeysOf } from './keys.ts';

/** How many people are behind each key. */
export type PeopleBy = ReadonlyMap<string | null, number>;

/** What tells the people of a dimension apart: their item, or what leads from it; else the network. */
const SCOPES: Record<ResultDimension, PeopleScope> = {
  item: 'item',
  campaign: 'item',
  sector: 'item',
  audience: 'item',
  network: 'network',
  month: 'network',
  composer: 'network',
};

/**
 * Counts people by a dimension, and all of them under null: who read two items of one campaign on one day counts once
 * for it. Sketches are read only where some have to be united.
 */
export async function readPeople(
  { store, tenant }: Context,
  { months, by, keysOf }: { months: readonly string[]; by: ResultDimension; keysOf: KeysOf },
): Promise<{ total: number; rows: PeopleBy }> {
  const networks = await store.listPeople(tenant, months, 'network');
  const total = unite(networks, () => [null]).get(null) ?? 0;
  if (SCOPES[by] === 'network') {
    const ofNetwork = ({ month, subject }: PeopleSum) =>
      keysOf({ month, itemId: '', network: subject, composer: null });
    return { total, rows: unite(networks, ofNetwork) };
  }
  const items =
    by === 'item'
      ? await store.sumPeople(tenant, months, 'item')
      : await store.listPeople(tenant, months, 'item');
  const ofItem = ({ month, subject }: PeopleSum) =>
    keysOf({ month, itemId: subject, network: null, composer: null });
  return { total, rows: unite(items, ofItem) };
}

type Crowd = PeopleSum & { sketch?: PeopleSketch };

/** No two months have a visitor of a day in common: they are united within each, and added up over all. */
function unite(
  crowds: readonly Crowd[],
  keysOf: (crowd: Crowd) => readonly (string | null)[],
): PeopleBy {
  const totals = new Map<string | null, number>();
  for (const ofMonth of Map.groupBy(crowds, ({ month }) => month).values()) {
    const keyed = ofMonth.flatMap((crowd) => keysOf(crowd).map((key) => ({ key, crowd })));
    for (const [key, group] of Map.groupBy(keyed, (one) => one.key)) {
      const people = countTogether(group.map(({ crowd }) => crowd));
      totals.set(key, (totals.get(key) ?? 0) + people);
    }
  }
  return totals;
}

function countTogether([first, ...others]: readonly Crowd[]): number {
  if (!first) return 0;
  if (others.length === 0) return first.people;
  const sketches = [first, ...others].flatMap(({ sketch }) => sketch ?? []);
  return countPeople(sketches.reduce((one, other) => unitePeople(one, other)));
}
