import { ATTRIBUTION_MODELS, LOOKBACK_DAYS } from '../../../contract/results.ts';
import { creditVisits } from '../../results/credit-visits.ts';
import type {
  ConversionRow,
  ConversionSpan,
  ConversionTotal,
  CreditRule,
  ResultTotals,
} from '../result-store.ts';
import { writeList } from './multi-row.ts';
import { MONTH_LENGTH, raiseSums, sumUp } from './raise-totals.ts';
import { query, type SqlConnection } from './sql-database.ts';

type ConversionTotals = Pick<ResultTotals, 'conversions' | 'credits'>;

const CONVERSIONS = {
  table: 'conversion_total',
  columns: {
    month: 'month',
    since: 'since',
    items: 'items',
    item_id: 'itemId',
    network: 'network',
    type: 'type',
    currency: 'currency',
  },
  sums: { total: 'total', amount_minor: 'amountMinor' },
} as const;

const CREDITS = {
  table: 'credit_total',
  columns: {
    model: 'model',
    lookback_days: 'lookbackDays',
    month: 'month',
    since: 'since',
    items: 'items',
    item_id: 'itemId',
    network: 'network',
    currency: 'currency',
  },
  sums: { milli: 'milli', amount_minor: 'amountMinor' },
} as const;

/** Conversions that a recount reads at once. */
const PAGE_CONVERSIONS = 500;

const LIST = query<ConversionTotal>(
  `select month, since, items, item_id as "itemId", network, type, currency, total, amount_minor as "amountMinor"
   from conversion_total where tenant = :tenant order by month, since, items, item_id, network, type, currency`,
);
const LIST_CREDITS = query<ConversionTotals['credits'][number]>(
  `select model, lookback_days as "lookbackDays", month, since, items, item_id as "itemId", network, currency, milli,
     amount_minor as "amountMinor"
   from credit_total where tenant = :tenant
   order by model, lookback_days, month, since, items, item_id, network, currency`,
);
const READ = query<Omit<ConversionRow, 'touches'>>(
  `select conversion_id as "id", type, amount_minor as "amountMinor", currency, occurred_at as "occurredAt",
     item_id as "itemId", network
   from conversion where tenant = :tenant and conversion_id > :after
   order by conversion_id limit ${PAGE_CONVERSIONS}`,
);

/** Counts conversions and credits their visits; must run in the transaction that adds them. */
export async function raiseConversionTotals(
  connection: SqlConnection,
  tenant: string,
  conversions: readonly ConversionRow[],
): Promise<void> {
  const { conversions: counted, credits } = countConversions(conversions);
  await raiseSums(connection, CONVERSIONS, { tenant, rows: counted });
  await raiseSums(connection, CREDITS, { tenant, rows: credits });
}

/** The totals as they were kept. */
export async function listConversionTotals(
  connection: SqlConnection,
  tenant: string,
): Promise<ConversionTotals> {
  return {
    conversions: await connection.all(LIST, { tenant }),
    credits: await connection.all(LIST_CREDITS, { tenant }),
  };
}

/** The same, counted anew from the conversions and their visits. */
export async function recountConversions(
  connection: SqlConnection,
  tenant: string,
): Promise<ConversionTotals> {
  const totals: ConversionTotals = { conversions: [], credits: [] };
  for await (const page of readConversions(connection, tenant)) {
    const { conversions, credits } = countConversions(page);
    totals.conversions = sumUp(CONVERSIONS, [...totals.conversions, ...conversions]);
    totals.credits = sumUp(CREDITS, [...totals.credits, ...credits]);
  }
  return totals;
}

/** Hands all conversions of a tenant over, each with its visits, a page at a time. */
export async function* readConversions(
  connection: SqlConnection,
  tenant: string,
): AsyncGenerator<ConversionRow[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: Omit<ConversionRow, 'touches'>[] = await connection.all(READ, { tenant, after });
    after = rows.at(-1)?.id;
    if (after !== undefined) yield await addTouches(connection, tenant, rows);
  }
}

async function addTouches(
  connection: SqlConnection,
  tenant: string,
  rows: readonly Omit<ConversionRow, 'touches'>[],
): Promise<ConversionRow[]> {
  const list = writeList(
    'id',
    rows.map(({ id }) => id),
  );
  const touches = await connection.all(
    query<ConversionRow['touches'][number] & { conversionId: string }>(
      `select conversion_id as "conversionId", click_id as "id", occurred_at as "occurredAt", item_id as "itemId", network
       from conversion_touch where tenant = :tenant and conversion_id in (${list.sql}) order by conversion_id, click_id`,
    ),
    { tenant, ...list.parameters },
  );
  const byConversion = Map.groupBy(touches, ({ conversionId }) => conversionId);
  return rows.map((row) => ({ ...row, touches: byConversion.get(row.id) ?? [] }));
}

const RULES: readonly CreditRule[] = ATTRIBUTION_MODELS.flatMap((model) =>
  LOOKBACK_DAYS.map((lookbackDays) => ({ model, lookbackDays })),
);

/** What conversions add to the totals: each to one, and by every model and window to those of its visits. */
function countConversions(conversions: readonly ConversionRow[]): ConversionTotals {
  const totals = conversions.map((conversion) => {
    const { itemId, network, type, amountMinor, currency } = conversion;
    const frame = { ...spanOf(conversion), currency: currency ?? '' };
    const counted = {
      itemId,
      network: network ?? '',
      type,
      amountMinor: amountMinor ?? 0,
      total: 1,
    };
    const credits = RULES.flatMap((rule) =>
      creditVisits(conversion, rule).map((part) => ({
        ...rule,
        ...frame,
        ...part,
        network: part.network ?? '',
      })),
    );
    return { conversion: { ...frame, ...counted }, credits };
  });
  return {
    conversions: totals.map(({ conversion }) => conversion),
    credits: totals.flatMap(({ credits }) => credits),
  };
}

/**
 * All that a conversion says anything of: the months from its first visit to its own, or to a visit that seems to be later,
 * and the items that were visited.
 */
function spanOf({ occurredAt, itemId, touches }: ConversionRow): ConversionSpan {
  const months = [occurredAt, ...touches.map((touch) => touch.occurredAt)]
    .map((at) => at.slice(0, MONTH_LENGTH))
    .toSorted();
  const items = new Set([itemId, ...touches.map((touch) => touch.itemId)]);
  return {
    since: months[0] ?? '',
    month: months.at(-1) ?? '',
    items: [...items].toSorted().join(' '),
  };
}
