import type { EventTotal, StoredEvent } from '../store.ts';
import { writeRows } from './multi-row.ts';
import { query, type SqlConnection } from './sql-database.ts';

/** Length of the day in an instant: 2026-11-23. */
const DAY_LENGTH = 10;
const FIELDS = ['tenant', 'day', 'type', 'network', 'total'] as const;

const LIST = query<EventTotal>(
  `select day, type, network, total from event_total where tenant = :tenant order by day, type, network`,
);
const RECOUNT = query<EventTotal>(
  `select day, type, network, count(*) as total
   from (select substr(occurred_at, 1, ${DAY_LENGTH}) as day, type, network from share_event where tenant = :tenant) as event
   group by day, type, network order by day, type, network`,
);

/** Counts events that were just added; must run in the transaction that adds them. */
export async function raiseEventTotals(
  connection: SqlConnection,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const totals = new Map<string, EventTotal>();
  for (const { occurredAt, type, network } of events) {
    const day = occurredAt.slice(0, DAY_LENGTH);
    const key = [day, type, network].join(' ');
    const total = (totals.get(key)?.total ?? 0) + 1;
    totals.set(key, { day, type, network, total });
  }
  // One order in every process, so that no two wait for each other.
  const ordered = [...totals].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rows = writeRows(
    FIELDS,
    ordered.map(([, total]) => ({ ...total, tenant })),
  );
  await connection.run(
    `insert into event_total (${FIELDS.join(', ')}) values ${rows.sql}
     on conflict (tenant, day, type, network) do update set total = event_total.total + excluded.total`,
    rows.parameters,
  );
}

/** The totals as they were kept while events came in. */
export function listEventTotals(connection: SqlConnection, tenant: string): Promise<EventTotal[]> {
  return connection.all(LIST, { tenant });
}

/** The same, counted anew from the log. */
export function recountEvents(connection: SqlConnection, tenant: string): Promise<EventTotal[]> {
  return connection.all(RECOUNT, { tenant });
}
