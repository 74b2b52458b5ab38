import type { Item } from '../../../contract/item.ts';
import type { ConversionTouch } from '../conversion-store.ts';
import type {
  ClickCount,
  ConversionRow,
  ItemLabels,
  Period,
  Presence,
  ShareCount,
  Whose,
} from '../result-store.ts';
import { writeList } from './multi-row.ts';
import { type Parameters, query, type SqlConnection } from './sql-database.ts';

/** Length of the month in an instant: 2026-11. */
const MONTH_LENGTH = 7;

const LIST_PRESENCE = query<Presence>(
  `select enrolled, "left", count(*) as total
   from (select substr(enrolled_at, 1, ${MONTH_LENGTH}) as enrolled, substr(left_at, 1, ${MONTH_LENGTH}) as "left"
     from person where tenant = :tenant and label is null) as one
   group by enrolled, "left" order by enrolled, "left"`,
);

const LIST_ITEMS = query<{ itemId: string; content: string }>(
  `select item_revision.item_id as "itemId", content from item
   join item_revision on item_revision.tenant = item.tenant and item_revision.item_id = item.item_id
     and item_revision.revision = item.revision
   where item.tenant = :tenant order by item_revision.item_id`,
);

/** Shares by the moment of insertion. */
export function countSharesByMonth(
  connection: SqlConnection,
  tenant: string,
  { period, whose }: { period: Period; whose: Whose },
): Promise<ShareCount[]> {
  const mine = writeWhose(whose);
  return connection.all(
    query<ShareCount>(
      `select month, item_id as "itemId", network, composer, state, count(*) as total
       from (select substr(inserted_at, 1, ${MONTH_LENGTH}) as month, item_id, network, composer, state from share
         where tenant = :tenant and inserted_at >= :from and inserted_at < :to ${mine.sql}) as one
       group by month, item_id, network, composer, state order by month, item_id, network, composer, state`,
    ),
    { tenant, ...period, ...mine.parameters },
  );
}

/**
 * Clicks by their moment, which their ids begin with: the key is in the order of time. A visitor's hash is another one
 * each day, so that distinct hashes are visitors of a day, summed over the days.
 */
export function countClicksByMonth(
  connection: SqlConnection,
  tenant: string,
  { period, whose }: { period: Period; whose: Whose },
): Promise<ClickCount[]> {
  const mine = writeWhose(whose);
  return connection.all(
    query<ClickCount>(
      `select month, item_id as "itemId", network, class, count(*) as total, count(distinct visitor) as visitors
       from (select substr(occurred_at, 1, ${MONTH_LENGTH}) as month, item_id, network, class, visitor from click
         where tenant = :tenant and click_id >= :from and click_id < :to ${mine.sql}) as one
       group by month, item_id, network, class order by month, item_id, network, class`,
    ),
    { tenant, from: lowestId(period.from), to: lowestId(period.to), ...mine.parameters },
  );
}

/** Conversions by the moment at which they happened, each with its visits. */
export async function listConversions(
  connection: SqlConnection,
  tenant: string,
  { period, whose }: { period: Period; whose: Whose },
): Promise<ConversionRow[]> {
  const mine = writeWhose(whose);
  const parameters = { tenant, ...period, ...mine.parameters };
  const which = `tenant = :tenant and occurred_at >= :from and occurred_at < :to ${mine.sql}`;
  const rows = await connection.all(
    query<Omit<ConversionRow, 'touches'>>(
      `select conversion_id as "id", type, amount_minor as "amountMinor", currency,
         occurred_at as "occurredAt", item_id as "itemId", network
       from conversion where ${which} order by occurred_at, conversion_id`,
    ),
    parameters,
  );
  const touches = await connection.all(
    query<Omit<ConversionTouch, 'pseudonym'> & { conversionId: string }>(
      `select conversion_id as "conversionId", click_id as "id", occurred_at as "occurredAt", item_id as "itemId", network
       from conversion_touch
       where tenant = :tenant and conversion_id in (select conversion_id from conversion where ${which})
       order by conversion_id, click_id`,
    ),
    parameters,
  );
  const byConversion = Map.groupBy(touches, ({ conversionId }) => conversionId);
  return rows.map((row) => ({ ...row, touches: byConversion.get(row.id) ?? [] }));
}

/** Ambassadors by the months of their coming and going; who was erased is in none. */
export function listPresence(connection: SqlConnection, tenant: string): Promise<Presence[]> {
  return connection.all(LIST_PRESENCE, { tenant });
}

/** The labels of every item as it is now. */
export async function listItemLabels(
  connection: SqlConnection,
  tenant: string,
): Promise<ItemLabels[]> {
  const rows = await connection.all(LIST_ITEMS, { tenant });
  return rows.map(({ itemId, content }) => {
    // Written by saveContent, after the contract's schema.
    const item: Item = JSON.parse(content);
    const { campaign, sector = null, audiences } = item;
    return { itemId, campaign: campaign.slug, sector, audiences };
  });
}

/** What no UUIDv7 of an instant or later is below (RFC 9562 §5.7: 48 bits of milliseconds first). */
function lowestId(instant: string): string {
  const time = Date.parse(instant).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-`;
}

function writeWhose(whose: Whose): { sql: string; parameters: Parameters } {
  if (whose === 'everybody') return { sql: '', parameters: {} };
  if (whose.pseudonyms.length === 0) return { sql: 'and 1 = 0', parameters: {} };
  const list = writeList('own', whose.pseudonyms);
  return { sql: `and pseudonym in (${list.sql})`, parameters: list.parameters };
}
