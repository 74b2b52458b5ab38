import type { ShareTotal } from '../result-store.ts';
import { MONTH_LENGTH, raiseSums } from './raise-totals.ts';
import { query, type SqlConnection } from './sql-database.ts';

/** A share as totals count it: by the month in which its text was inserted, and the state that it is in now. */
export interface CountedShare {
  insertedAt: string;
  itemId: string;
  network: string;
  composer: string;
  state: string;
}

const TOTALS = {
  table: 'share_total',
  columns: {
    month: 'month',
    item_id: 'itemId',
    network: 'network',
    composer: 'composer',
    state: 'state',
  },
  sums: { total: 'total' },
} as const;

const KEY = 'month, item_id, network, composer, state';
const FIELDS = 'month, item_id as "itemId", network, composer, state';

// A total that all of its shares have left stays as a zero.
const LIST = query<ShareTotal>(
  `select ${FIELDS}, total from share_total where tenant = :tenant and total <> 0 order by ${KEY}`,
);
const RECOUNT = query<ShareTotal>(
  `select ${FIELDS}, count(*) as total
   from (select substr(inserted_at, 1, ${MONTH_LENGTH}) as month, item_id, network, composer, state
     from share where tenant = :tenant) as one
   group by ${KEY} order by ${KEY}`,
);

/** Takes shares out of the totals as they were, and counts them as they are now; in the transaction that changes them. */
export function moveShareTotals(
  connection: SqlConnection,
  tenant: string,
  { before, after }: { before: readonly CountedShare[]; after: readonly CountedShare[] },
): Promise<void> {
  const toRow = (share: CountedShare, total: number) => ({
    ...share,
    month: share.insertedAt.slice(0, MONTH_LENGTH),
    total,
  });
  const rows = [
    ...before.map((share) => toRow(share, -1)),
    ...after.map((share) => toRow(share, 1)),
  ];
  return raiseSums(connection, TOTALS, { tenant, rows });
}

/** The totals as they were kept. */
export function listShareTotals(connection: SqlConnection, tenant: string): Promise<ShareTotal[]> {
  return connection.all(LIST, { tenant });
}

/** The same, counted anew from the shares. */
export function recountShares(connection: SqlConnection, tenant: string): Promise<ShareTotal[]> {
  return connection.all(RECOUNT, { tenant });
}
