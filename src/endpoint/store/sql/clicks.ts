import type { ClickRecord, ClickTotal } from '../../links/click.ts';
import { groupClicks } from './click-groups.ts';
import { listRows } from './multi-row.ts';
import { raisePeople } from './people-totals.ts';
import { MONTH_LENGTH, raiseSums } from './raise-totals.ts';
import { type Insertion, query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

/** Columns of `click` but for the tenant, with the field that each keeps. */
const COLUMNS = {
  click_id: 'id',
  occurred_at: 'occurredAt',
  item_id: 'itemId',
  network: 'network',
  pseudonym: 'pseudonym',
  class: 'class',
  reason: 'reason',
  visitor: 'visitor',
} as const satisfies Record<string, keyof ClickRecord>;

const TOTALS = {
  table: 'click_total',
  columns: { month: 'month', item_id: 'itemId', network: 'network', class: 'class' },
  sums: { total: 'total' },
} as const;

const FIELDS = Object.values(COLUMNS);
const INSERT: Insertion = {
  sql: `insert into click (tenant, ${Object.keys(COLUMNS).join(', ')}) values :rows on conflict (tenant, click_id) do nothing`,
  id: 'click_id',
};
const TOTAL_KEY = 'month, item_id, network, class';

const LIST = query<ClickTotal>(
  `select month, item_id as "itemId", network, class, total from click_total
   where tenant = :tenant order by ${TOTAL_KEY}`,
);
const RECOUNT = query<ClickTotal>(
  `select month, item_id as "itemId", network, class, count(*) as total
   from (select substr(occurred_at, 1, ${MONTH_LENGTH}) as month, item_id, network, class from click where tenant = :tenant) as one
   group by ${TOTAL_KEY} order by ${TOTAL_KEY}`,
);

/** Keeps clicks and raises their totals in one transaction; answers how many were not there yet. */
export function appendClicks(
  database: SqlDatabase,
  tenant: string,
  clicks: readonly ClickRecord[],
): Promise<number> {
  return database.transaction(async (connection) => {
    // One order in every process, so that two with the same clicks wait for one another instead of forever.
    const ordered = clicks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const isNew = await connection.addNew(INSERT, listRows(tenant, FIELDS, ordered));
    const added = ordered.filter((_click, place) => isNew[place]);
    const groups = groupClicks(added);
    await raiseSums(connection, TOTALS, { tenant, rows: groups });
    await raisePeople(connection, tenant, groups);
    return added.length;
  });
}

/** The totals as they were kept while clicks came in. */
export function listClickTotals(connection: SqlConnection, tenant: string): Promise<ClickTotal[]> {
  return connection.all(LIST, { tenant });
}

/** The same, counted anew from the clicks. */
export function recountClicks(connection: SqlConnection, tenant: string): Promise<ClickTotal[]> {
  return connection.all(RECOUNT, { tenant });
}
