import type {
  ClickSum,
  ConversionTotal,
  CreditRule,
  CreditSum,
  ResultTotals,
  ShareSum,
} from '../result-store.ts';
import { listConversionTotals, recountConversions } from './conversion-totals.ts';
import { writeList } from './multi-row.ts';
import { listPeopleTotals, recountPeople } from './people-totals.ts';
import { listPresence, recountPresence } from './presence-totals.ts';
import { listShareTotals, recountShares } from './share-totals.ts';
import { type Query, query, type SqlConnection, type SqlValue } from './sql-database.ts';

/** Which rows of a table of totals are asked for. */
interface Selection {
  tenant: string;
  months: readonly string[];
  /** Further columns with the value that they must have. */
  where?: Readonly<Record<string, SqlValue>>;
}

/** Rows of a table of totals, by the months at the start of its key. */
async function select<Row>(
  connection: SqlConnection,
  { tenant, months, where = {} }: Selection,
  write: (condition: string) => Query<Row>,
): Promise<Row[]> {
  if (months.length === 0) return [];
  const list = writeList('month', months);
  const conditions = Object.keys(where).map((column) => `and ${column} = :${column}`);
  const condition = `tenant = :tenant ${conditions.join(' ')} and month in (${list.sql})`;
  return connection.all(write(condition), { tenant, ...where, ...list.parameters });
}

/** Shares by the month of their insertion. */
export function sumShares(
  connection: SqlConnection,
  tenant: string,
  months: readonly string[],
): Promise<ShareSum[]> {
  const key = 'month, item_id, network, composer';
  return select(connection, { tenant, months }, (condition) =>
    query(
      `select month, item_id as "itemId", network, composer, sum(total) as inserted,
         sum(case when state = 'published' then total else 0 end) as published,
         sum(case when state = 'probable' then total else 0 end) as probable
       from share_total where ${condition} group by ${key} having sum(total) > 0 order by ${key}`,
    ),
  );
}

/** Clicks by their month. */
export function sumClicks(
  connection: SqlConnection,
  tenant: string,
  months: readonly string[],
): Promise<ClickSum[]> {
  const key = 'month, item_id, network';
  return select(connection, { tenant, months }, (condition) =>
    query(
      `select month, item_id as "itemId", network,
         sum(case when class = 'person' then total else 0 end) as clicks,
         sum(case when class = 'person' then 0 else total end) as "setAside"
       from click_total where ${condition} group by ${key} order by ${key}`,
    ),
  );
}

/** Conversions by their month. */
export function sumConversions(
  connection: SqlConnection,
  tenant: string,
  months: readonly string[],
): Promise<ConversionTotal[]> {
  return select(connection, { tenant, months }, (condition) =>
    query(
      `select month, since, items, item_id as "itemId", network, type, currency, total, amount_minor as "amountMinor"
       from conversion_total where ${condition} order by month, since, items, item_id, network, type, currency`,
    ),
  );
}

/** What visits were credited with, by the month of the conversion. */
export function sumCredits(
  connection: SqlConnection,
  tenant: string,
  { months, rule }: { months: readonly string[]; rule: CreditRule },
): Promise<CreditSum[]> {
  const where = { model: rule.model, lookback_days: rule.lookbackDays };
  return select(connection, { tenant, months, where }, (condition) =>
    query(
      `select month, since, items, item_id as "itemId", network, currency, milli, amount_minor as "amountMinor"
       from credit_total where ${condition} order by month, since, items, item_id, network, currency`,
    ),
  );
}

/** All totals as they were kept. */
export async function listResultTotals(
  connection: SqlConnection,
  tenant: string,
): Promise<ResultTotals> {
  return {
    shares: await listShareTotals(connection, tenant),
    people: await listPeopleTotals(connection, tenant),
    ...(await listConversionTotals(connection, tenant)),
    presence: await listPresence(connection, tenant),
  };
}

/** All totals counted anew. */
export async function recountResults(
  connection: SqlConnection,
  tenant: string,
): Promise<ResultTotals> {
  return {
    shares: await recountShares(connection, tenant),
    people: await recountPeople(connection, tenant),
    ...(await recountConversions(connection, tenant)),
    presence: await recountPresence(connection, tenant),
  };
}
