import { hash } from 'node:crypto';
import { countPeople, type PeopleSketch, unitePeople } from '../../../domain/people-sketch.ts';
import type { Crowd } from '../result-store.ts';
import { writeList } from './multi-row.ts';
import { readRow } from './people-totals.ts';
import { query, type SqlConnection } from './sql-database.ts';

/** Numbers that a process remembers: some hundred tenants' years by campaign, in a few megabytes. */
const KEPT = 20_000;

/** Tells how many people are in each of some groups of crowds; a group's crowds are of one month. */
export type PeopleCounter = (
  tenant: string,
  groups: readonly (readonly Crowd[])[],
) => Promise<number[]>;

/**
 * Counts people by their sketches, and remembers the numbers. A sketch changes only in a transaction that counts a click of
 * a person in the same month, item and network, and no click is ever taken out of the totals: as long as the clicks of all
 * crowds are what they were, so are the people. The sketches are read after the clicks were counted; one that is newer than
 * they are is remembered under a number of clicks that is past.
 */
export function createPeopleCounter(connection: SqlConnection): PeopleCounter {
  const known = new Map<string, number>();

  function remember(key: string, people: number): number {
    known.delete(key);
    known.set(key, people);
    // The one that was used longest ago goes first: a map keeps the order in which its keys came.
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return people;
  }

  return async (tenant, groups) => {
    const asked = groups.map((crowds) => ({ crowds, key: keyOf(tenant, crowds) }));
    const months = asked.flatMap(({ crowds: [first], key }) =>
      first && !known.has(key) ? [first.month] : [],
    );
    const sketches = await readSketches(connection, tenant, [...new Set(months)]);
    return asked.map(({ crowds, key }) =>
      remember(key, known.get(key) ?? countTogether(crowds, sketches)),
    );
  };
}

/** Stands for these crowds as they are now. */
function keyOf(tenant: string, crowds: readonly Crowd[]): string {
  const names = crowds.map((crowd) => `${nameOf(crowd)} ${crowd.clicks}`);
  return hash('sha256', [tenant, ...names].join('\n'), 'base64');
}

const nameOf = ({ month, itemId, network }: Omit<Crowd, 'clicks'>) =>
  `${month} ${itemId} ${network}`;

async function readSketches(
  connection: SqlConnection,
  tenant: string,
  months: readonly string[],
): Promise<ReadonlyMap<string, PeopleSketch>> {
  if (months.length === 0) return new Map();
  const list = writeList('month', months);
  const rows = await connection.all(
    query<Omit<Crowd, 'clicks'> & { sketch: string }>(
      `select month, item_id as "itemId", network, sketch from people_total
       where tenant = :tenant and month in (${list.sql})`,
    ),
    { tenant, ...list.parameters },
  );
  return new Map(rows.map(readRow).map((row) => [nameOf(row), row.sketch]));
}

function countTogether(
  crowds: readonly Crowd[],
  sketches: ReadonlyMap<string, PeopleSketch>,
): number {
  const [first, ...others] = crowds.flatMap((crowd) => sketches.get(nameOf(crowd)) ?? []);
  if (!first) return 0;
  return countPeople(others.reduce((united, sketch) => unitePeople(united, sketch), first));
}
