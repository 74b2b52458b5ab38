import { isDeepStrictEqual } from 'node:util';
import { countPeople, sketchPeople, unitePeople } from '../../../domain/people-sketch.ts';
import { visitorBits } from '../../links/visitor.ts';
import type { PeopleTotal } from '../result-store.ts';
import { type ClickGroup, groupClicks, type Visit } from './click-groups.ts';
import { listRows } from './multi-row.ts';
import { readSketch, writeSketch } from './sketch-text.ts';
import { query, type SqlConnection } from './sql-database.ts';

/** The people of one month that clicked on an item on a network. */
type Crowd = Omit<PeopleTotal, 'people'>;

type PeopleRow = Omit<PeopleTotal, 'sketch'> & { sketch: string };

const FIELDS = ['month', 'itemId', 'network', 'people', 'sketch'] as const;
const INSERT =
  'insert into people_total (tenant, month, item_id, network, people, sketch) values :rows';
const KEY = 'tenant, month, item_id, network';
/** Rows of one statement: sketches are up to 4 kB each. */
const STATEMENT_ROWS = 100;
/** Clicks that a recount reads at once. */
const PAGE_CLICKS = 5_000;

const LIST = query<PeopleRow>(
  `select month, item_id as "itemId", network, people, sketch from people_total
   where tenant = :tenant order by month, item_id, network`,
);
const READ_VISITS = query<Visit & { id: string }>(
  `select click_id as "id", occurred_at as "occurredAt", item_id as "itemId", network, class, visitor
   from click where tenant = :tenant and click_id > :after order by click_id limit ${PAGE_CLICKS}`,
);

/**
 * Adds who clicked to the sketches; must run in the transaction that adds the clicks. A visitor's hash is another one each
 * day, so that the sketch of a month holds visitors of a day, and those of different months have nobody in common.
 */
export async function raisePeople(
  connection: SqlConnection,
  tenant: string,
  groups: readonly ClickGroup[],
): Promise<void> {
  const crowds = gather(groups);
  for (let start = 0; start < crowds.length; start += STATEMENT_ROWS) {
    await unite(connection, tenant, crowds.slice(start, start + STATEMENT_ROWS));
  }
}

/** The sketches as they were kept. */
export async function listPeopleTotals(
  connection: SqlConnection,
  tenant: string,
): Promise<PeopleTotal[]> {
  return (await connection.all(LIST, { tenant })).map(readRow);
}

/** The same, made anew from the clicks. */
export async function recountPeople(
  connection: SqlConnection,
  tenant: string,
): Promise<PeopleTotal[]> {
  const known = new Map<string, Crowd>();
  for await (const visits of readVisits(connection, tenant)) {
    for (const crowd of gather(groupClicks(visits))) {
      const before = known.get(keyOf(crowd));
      const sketch = before ? unitePeople(before.sketch, crowd.sketch) : crowd.sketch;
      known.set(keyOf(crowd), { ...crowd, sketch });
    }
  }
  return order([...known.values()]).map((crowd) => ({
    ...crowd,
    people: countPeople(crowd.sketch),
  }));
}

/** Hands all clicks of a tenant over, a page at a time. */
export async function* readVisits(
  connection: SqlConnection,
  tenant: string,
): AsyncGenerator<Visit[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: (Visit & { id: string })[] = await connection.all(READ_VISITS, { tenant, after });
    after = page.at(-1)?.id;
    if (page.length > 0) yield page;
  }
}

/** A row of the table as it is used. */
export function readRow<Row extends { sketch: string }>(row: Row) {
  return { ...row, sketch: readSketch(row.sketch) };
}

const keyOf = ({ month, itemId, network }: Pick<Crowd, 'month' | 'itemId' | 'network'>) =>
  `${month} ${itemId} ${network}`;

/** In one order in every process, so that no two wait for each other. */
const order = (crowds: readonly Crowd[]) =>
  crowds.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** The people among who clicked, by item and network. */
function gather(groups: readonly ClickGroup[]): Crowd[] {
  const people = groups.filter((group) => group.class === 'person');
  return order(
    people.map(({ month, itemId, network, visitors }) => ({
      month,
      itemId,
      network,
      sketch: sketchPeople(visitors.map(visitorBits)),
    })),
  );
}

/** Makes the rows that are missing and holds the others; those that have somebody new are written. */
async function unite(
  connection: SqlConnection,
  tenant: string,
  crowds: readonly Crowd[],
): Promise<void> {
  const held = await connection.all(
    query<Omit<PeopleRow, 'people'>>(
      `${INSERT} on conflict (${KEY}) do update set people = people_total.people
       returning month, item_id as "itemId", network, sketch`,
    ),
    { rows: listCrowds(tenant, crowds) },
  );
  const before = new Map(held.map((row) => [keyOf(row), readSketch(row.sketch)]));
  const grown = crowds.flatMap((crowd) => {
    const there = before.get(keyOf(crowd)) ?? crowd.sketch;
    const sketch = unitePeople(there, crowd.sketch);
    return isDeepStrictEqual(sketch, there) ? [] : [{ ...crowd, sketch }];
  });
  if (grown.length === 0) return;
  await connection.run(
    `${INSERT}
     on conflict (${KEY}) do update set people = excluded.people, sketch = excluded.sketch`,
    { rows: listCrowds(tenant, grown) },
  );
}

function listCrowds(tenant: string, crowds: readonly Crowd[]) {
  const rows = crowds.map((crowd) => ({
    ...crowd,
    people: countPeople(crowd.sketch),
    sketch: writeSketch(crowd.sketch),
  }));
  return listRows(tenant, FIELDS, rows);
}
