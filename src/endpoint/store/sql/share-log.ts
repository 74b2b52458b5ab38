import type { ShareLogFilter, ShareRow } from '../../../contract/share-log.ts';
import { toUtc } from '../../instants.ts';
import type { ShareSlice } from '../store.ts';
import { type Parameters, query, type SqlConnection, type SqlValue } from './sql-database.ts';

interface Condition {
  sql: string;
  parameters: Record<string, SqlValue>;
}

const SHARE_COLUMNS = `share_id as "shareId", state, network, composer, mode, share.item_id as "itemId",
  item_revision as "itemRevision", item_revision.title as "itemTitle", variant_id as "variantId", share.campaign,
  link, permalink, evidence, wording, pseudonym, inserted_at as "insertedAt", published_at as "publishedAt",
  received_at as "receivedAt", client_version as "clientVersion"`;

/** A slice of the share log, newest first. */
export function listShares(
  connection: SqlConnection,
  tenant: string,
  slice: ShareSlice,
): Promise<ShareRow[]> {
  const { sql, parameters } = readFilter(tenant, slice.filter);
  const after = slice.after ? ' and (inserted_at, share_id) < (:lastInsertedAt, :lastShareId)' : '';
  const position: Parameters = slice.after
    ? { lastInsertedAt: slice.after.insertedAt, lastShareId: slice.after.shareId }
    : {};
  return connection.all(
    query<ShareRow>(
      `select ${SHARE_COLUMNS}
       from share
       join item_revision on item_revision.tenant = share.tenant
         and item_revision.item_id = share.item_id
         and item_revision.revision = share.item_revision
       where ${sql}${after}
       order by inserted_at desc, share_id desc
       limit :limit`,
    ),
    { ...parameters, ...position, limit: slice.limit },
  );
}

/** How many shares a filter lets through. */
export async function countShares(
  connection: SqlConnection,
  tenant: string,
  filter: ShareLogFilter,
): Promise<number> {
  const { sql, parameters } = readFilter(tenant, filter);
  const row = await connection.get(
    query<{ total: number }>(`select count(*) as total from share where ${sql}`),
    parameters,
  );
  return row?.total ?? 0;
}

function readFilter(tenant: string, filter: ShareLogFilter): Condition {
  const conditions = ['share.tenant = :tenant'];
  const parameters: Record<string, SqlValue> = { tenant };
  if (filter.from) {
    conditions.push('inserted_at >= :from');
    parameters['from'] = toUtc(filter.from);
  }
  if (filter.to) {
    conditions.push('inserted_at < :to');
    parameters['to'] = toUtc(filter.to);
  }
  for (const column of ['network', 'campaign', 'state'] as const) {
    const value = filter[column];
    if (value) {
      conditions.push(`share.${column} = :${column}`);
      parameters[column] = value;
    }
  }
  return { sql: conditions.join(' and '), parameters };
}
