import type { EventTotal } from '../store.ts';
import { DAY_LENGTH, raiseTotals, type TotalsTable } from './raise-totals.ts';
import { query, type SqlConnection } from './sql-database.ts';

const TOTALS: TotalsTable<'day' | 'type' | 'network'> = {
  table: 'event_total',
  columns: { day: 'day', type: 'type', network: 'network' },
};

const LIST = query<EventTotal>(
  `select day, type, network, total from event_total where tenant = :tenant order by day, type, network`,
);
const DAY = `substr(occurred_at, 1, ${DAY_LENGTH}) as day`;
const RECOUNT = query<EventTotal>(
  `select day, type, network, count(*) as total
   from (select ${DAY}, type, network from share_event where tenant = :tenant
     union all select ${DAY}, 'outcome.reported' as type, network from outcome where tenant = :tenant
     union all select ${DAY}, 'level.reached' as type, network from told_level where tenant = :tenant) as event
   group by day, type, network order by day, type, network`,
);

/** Counts events that were just added; must run in the transaction that adds them. */
export function raiseEventTotals(
  connection: SqlConnection,
  tenant: string,
  events: readonly Pick<EventTotal & { occurredAt: string }, 'occurredAt' | 'type' | 'network'>[],
): Promise<void> {
  const rows = events.map(({ occurredAt, type, network }) => ({
    day: occurredAt.slice(0, DAY_LENGTH),
    type,
    network,
  }));
  return raiseTotals(connection, TOTALS, { tenant, rows });
}

/** The totals as they were kept while events came in. */
export function listEventTotals(connection: SqlConnection, tenant: string): Promise<EventTotal[]> {
  return connection.all(LIST, { tenant });
}

/** The same, counted anew from the log. */
export function recountEvents(connection: SqlConnection, tenant: string): Promise<EventTotal[]> {
  return connection.all(RECOUNT, { tenant });
}
