import { setImmediate as nextTurn } from 'node:timers/promises';
import { shiftMonth, startOfMonth } from '../../results/months.ts';
import type { PastCounts, RawKind } from '../retention-store.ts';
import { lowestId } from './id-time.ts';
import { writeList } from './multi-row.ts';
import { type Parameters, query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

/** Rows of one transaction: a server that answers beside it is held up for a few milliseconds. */
const BATCH_ROWS = 200;

/** Rows that are past keeping: in which table, by which key, and how they are found by an index. */
interface PastRows {
  what: RawKind;
  table: string;
  id: string;
  where: string;
}

/**
 * The moment decides, and an id leads to it: one that was made in a month of before, or by a clock so far ahead that no month
 * is waiting for it. An event of a clock that was some months ahead goes when its id's month does. A conversion stays as
 * long as one of its visits does: it is counted in the later month.
 */
const PAST_ROWS: readonly PastRows[] = [
  {
    what: 'events',
    table: 'share_event',
    id: 'event_id',
    where: 'occurred_at < :before and (event_id < :firstId or event_id >= :aheadId)',
  },
  { what: 'shares', table: 'share', id: 'share_id', where: 'inserted_at < :before' },
  {
    what: 'clicks',
    table: 'click',
    id: 'click_id',
    where: 'occurred_at < :before and click_id < :firstId',
  },
  {
    what: 'conversions',
    table: 'conversion',
    id: 'conversion_id',
    where: `occurred_at < :before and not exists (select 1 from conversion_touch
      where conversion_touch.tenant = conversion.tenant
        and conversion_touch.conversion_id = conversion.conversion_id
        and conversion_touch.occurred_at >= :before)`,
  },
  { what: 'outcomes', table: 'outcome', id: 'event_id', where: 'occurred_at < :before' },
  { what: 'levels', table: 'told_level', id: 'event_id', where: 'occurred_at < :before' },
];

/** Months that rows may be ahead of the one from which on they are kept, and still be found by their id one day. */
const FAR_MONTHS = 120;

/** How many rows happened before a month. */
export async function countPast(
  connection: SqlConnection,
  tenant: string,
  month: string,
): Promise<PastCounts> {
  const counts = noneCounted();
  for (const { what, table, where } of PAST_ROWS) {
    const row = await connection.get(
      query<{ total: number }>(
        `select count(*) as total from ${table} where tenant = :tenant and ${where}`,
      ),
      bounds(tenant, month, where),
    );
    counts[what] = row?.total ?? 0;
  }
  return counts;
}

/** Whether any did. */
export async function hasPast(
  connection: SqlConnection,
  tenant: string,
  month: string,
): Promise<boolean> {
  for (const { table, where } of PAST_ROWS) {
    const found = await connection.get(
      query(`select 1 as found from ${table} where tenant = :tenant and ${where} limit 1`),
      bounds(tenant, month, where),
    );
    if (found) return true;
  }
  return false;
}

/** Deletes what happened before a month, in short transactions: broken off, it goes on with the next call. */
export async function deletePast(
  database: SqlDatabase,
  tenant: string,
  month: string,
): Promise<PastCounts> {
  const counts = noneCounted();
  for (const past of PAST_ROWS) {
    for (let deleted = BATCH_ROWS; deleted === BATCH_ROWS; counts[past.what] += deleted) {
      deleted = await database.transaction((connection) =>
        deleteBatch(connection, past, { tenant, month }),
      );
      // SQLite answers at once: without a turn between batches, nobody else would get one until the end.
      await nextTurn();
    }
  }
  return counts;
}

/** No rows of any kind. */
export function noneCounted(): PastCounts {
  return { events: 0, shares: 0, clicks: 0, conversions: 0, outcomes: 0, levels: 0 };
}

async function deleteBatch(
  connection: SqlConnection,
  { what, table, id, where }: PastRows,
  { tenant, month }: { tenant: string; month: string },
): Promise<number> {
  const rows = await connection.all(
    query<{ id: string }>(
      `select ${id} as "id" from ${table} where tenant = :tenant and ${where} limit ${BATCH_ROWS}`,
    ),
    bounds(tenant, month, where),
  );
  if (rows.length === 0) return 0;
  const ids = writeList(
    'id',
    rows.map((row) => row.id),
  );
  const which = `where tenant = :tenant and ${id} in (${ids.sql})`;
  const parameters = { tenant, ...ids.parameters };
  if (what === 'conversions') {
    await connection.run(`delete from conversion_touch ${which}`, parameters);
  }
  return connection.run(`delete from ${table} ${which}`, parameters);
}

/** The bounds that a condition names, since SQLite takes no others. */
function bounds(tenant: string, month: string, where: string): Parameters {
  const all = {
    before: startOfMonth(month),
    firstId: lowestId(startOfMonth(month)),
    aheadId: lowestId(startOfMonth(shiftMonth(month, FAR_MONTHS))),
  };
  const named = Object.entries(all).filter(([name]) => where.includes(`:${name}`));
  return { tenant, ...Object.fromEntries(named) };
}
