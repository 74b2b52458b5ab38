import type { ClickExportQuery, ClickRow, ConversionRow } from '../../../contract/export.ts';
import type { SharePosition } from '../store.ts';
import { lowestId } from './id-time.ts';
import { writeList } from './multi-row.ts';
import { query, type SqlConnection, type SqlValue } from './sql-database.ts';

/** A page of clicks or conversions, by id. */
export interface PastPage {
  filter: Pick<ClickExportQuery, 'from' | 'to' | 'network' | 'itemId'>;
  /** The id that the page comes behind; '' for the first. */
  after: string;
  limit: number;
}

/** A conversion, and what led to it by month and item: all of it must be told for any of it to be. */
export type LedConversion = ConversionRow & { places: { month: string; itemId: string }[] };

const FIND_SHARE = query<SharePosition>(
  `select inserted_at as "insertedAt", share_id as "shareId" from share
   where tenant = :tenant and share_id = :shareId`,
);

/** Where a share stands in the log; undefined if it is not there. */
export function findSharePosition(
  connection: SqlConnection,
  tenant: string,
  shareId: string,
): Promise<SharePosition | undefined> {
  return connection.get(FIND_SHARE, { tenant, shareId });
}

/** A page of clicks, in the order of ids, which is that of time: they are made here. */
export function listClickPage(
  connection: SqlConnection,
  tenant: string,
  { filter, after, limit }: PastPage,
): Promise<ClickRow[]> {
  const { from, to } = filter;
  const span = [
    ...(from ? [{ sql: 'click_id >= :from', from: lowestId(from) }] : []),
    ...(to ? [{ sql: 'click_id < :to', to: lowestId(to) }] : []),
  ];
  const where = writeWhere(tenant, { filter, span });
  return connection.all(
    query<ClickRow>(
      `select click_id as "clickId", occurred_at as "occurredAt", item_id as "itemId", network, class, reason
       from click where tenant = :tenant and click_id > :after${where.sql} order by click_id limit :limit`,
    ),
    { ...where.parameters, after, limit },
  );
}

/** A page of conversions in the order of ids, each with the months and items of the visits that led to it. */
export async function listConversionPage(
  connection: SqlConnection,
  tenant: string,
  { filter, after, limit }: PastPage,
): Promise<LedConversion[]> {
  const { from, to } = filter;
  const span = [
    ...(from ? [{ sql: 'occurred_at >= :from', from: new Date(from).toISOString() }] : []),
    ...(to ? [{ sql: 'occurred_at < :to', to: new Date(to).toISOString() }] : []),
  ];
  const where = writeWhere(tenant, { filter, span });
  const rows = await connection.all(
    query<ConversionRow>(
      `select conversion_id as "conversionId", type, occurred_at as "occurredAt", amount_minor as "amountMinor",
         currency, item_id as "itemId", network, source
       from conversion where tenant = :tenant and conversion_id > :after${where.sql}
       order by conversion_id limit :limit`,
    ),
    { ...where.parameters, after, limit },
  );
  if (rows.length === 0) return [];
  const ids = writeList(
    'id',
    rows.map(({ conversionId }) => conversionId),
  );
  const visits = await connection.all(
    query<{ conversionId: string; occurredAt: string; itemId: string }>(
      `select conversion_id as "conversionId", occurred_at as "occurredAt", item_id as "itemId"
       from conversion_touch where tenant = :tenant and conversion_id in (${ids.sql})`,
    ),
    { tenant, ...ids.parameters },
  );
  const led = Map.groupBy(visits, ({ conversionId }) => conversionId);
  return rows.map((row) => ({
    ...row,
    places: [row, ...(led.get(row.conversionId) ?? [])].map(({ occurredAt, itemId }) => ({
      month: occurredAt.slice(0, 7),
      itemId,
    })),
  }));
}

/** What else a row must meet, to go behind the tenant and the place. */
function writeWhere(
  tenant: string,
  {
    filter,
    span,
  }: { filter: PastPage['filter']; span: readonly ({ sql: string } & Record<string, string>)[] },
): { sql: string; parameters: Record<string, SqlValue> } {
  const { network, itemId } = filter;
  const conditions: string[] = [];
  const parameters: Record<string, SqlValue> = { tenant };
  for (const { sql, ...values } of span) {
    conditions.push(sql);
    Object.assign(parameters, values);
  }
  if (network) {
    conditions.push('network = :network');
    parameters['network'] = network;
  }
  if (itemId) {
    conditions.push('item_id = :itemId');
    parameters['itemId'] = itemId;
  }
  return { sql: conditions.map((condition) => ` and ${condition}`).join(''), parameters };
}
