import type { ClickExportQuery, ClickRow, ConversionRow } from '../../../contract/export.ts';
import { toUtc } from '../../instants.ts';
import type { SharePosition } from '../store.ts';
import { lowestId } from './id-time.ts';
import { query, type SqlConnection, type SqlValue } from './sql-database.ts';

/** Clicks or conversions, by id. */
export interface PastSlice {
  filter: Pick<ClickExportQuery, 'from' | 'to' | 'network' | 'itemId'>;
  /** The id that the first one comes behind; null from the start. */
  after: string | null;
}

/** A statement, or a part of one, and its parameters. */
interface Text {
  sql: string;
  parameters: Record<string, SqlValue>;
}

/** The columns of a click, in the order of the contract's row. */
export const CLICK_COLUMNS: Readonly<Record<keyof ClickRow, string>> = {
  clickId: 'click_id',
  occurredAt: 'occurred_at',
  itemId: 'item_id',
  network: 'network',
  class: 'class',
  reason: 'reason',
};

/** The columns of a conversion, in the order of the contract's row. */
export const CONVERSION_COLUMNS: Readonly<Record<keyof ConversionRow, string>> = {
  conversionId: 'conversion_id',
  type: 'type',
  occurredAt: 'occurred_at',
  amountMinor: 'amount_minor',
  currency: 'currency',
  itemId: 'item_id',
  network: 'network',
  source: 'source',
};

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

/** Asks for clicks in the order of ids, which is that of time, since they are made here. */
export function writeClicks(tenant: string, { filter, after }: PastSlice): Text {
  const asked = writeFilter(filter, { column: 'click_id', write: lowestId });
  return {
    sql: `select ${Object.values(CLICK_COLUMNS).join(', ')} from click
      where tenant = :tenant and click_id > :after${asked.sql} order by click_id`,
    parameters: { ...asked.parameters, tenant, after: after ?? '' },
  };
}

/**
 * Asks for conversions in the order of ids. Behind their columns stand the months and items of the visits that led to one
 * (`2026-11 first-light,2026-10 other`), null where none did.
 */
export function writeConversions(tenant: string, { filter, after }: PastSlice): Text {
  const asked = writeFilter(filter, { column: 'occurred_at', write: toUtc });
  return {
    sql: `select ${Object.values(CONVERSION_COLUMNS).join(', ')},
        (select string_agg(substr(led.occurred_at, 1, 7) || ' ' || led.item_id, ',') from conversion_touch as led
         where led.tenant = conversion.tenant and led.conversion_id = conversion.conversion_id) as places
      from conversion where tenant = :tenant and conversion_id > :after${asked.sql} order by conversion_id`,
    parameters: { ...asked.parameters, tenant, after: after ?? '' },
  };
}

/** What a moment is compared with, and what it is written as for that. */
interface Moment {
  column: string;
  write: (instant: string) => string;
}

/** What else a row must meet. */
function writeFilter(
  { from, to, network, itemId }: PastSlice['filter'],
  { column, write }: Moment,
): Text {
  const conditions = [
    { name: 'from', sql: `${column} >= :from`, value: from && write(from) },
    { name: 'to', sql: `${column} < :to`, value: to && write(to) },
    { name: 'network', sql: 'network = :network', value: network },
    { name: 'itemId', sql: 'item_id = :itemId', value: itemId },
  ].filter(({ value }) => value !== undefined);
  return {
    sql: conditions.map(({ sql }) => ` and ${sql}`).join(''),
    parameters: Object.fromEntries(conditions.map(({ name, value = '' }) => [name, value])),
  };
}
