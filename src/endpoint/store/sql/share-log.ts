import type { ShareLogFilter, ShareRow } from '../../../contract/share-log.ts';
import { toUtc } from '../../instants.ts';
import type { ShareSlice } from '../store.ts';
import { query, type SqlConnection, type SqlValue } from './sql-database.ts';

interface Condition {
  sql: string;
  parameters: Record<string, SqlValue>;
}

/** The columns of a share, in the order of the contract's row. */
export const SHARE_COLUMNS: Readonly<Record<keyof ShareRow, string>> = {
  shareId: 'share_id',
  state: 'state',
  network: 'network',
  composer: 'composer',
  mode: 'mode',
  itemId: 'share.item_id',
  itemRevision: 'item_revision',
  itemTitle: 'item_revision.title',
  variantId: 'variant_id',
  campaign: 'share.campaign',
  link: 'link',
  permalink: 'permalink',
  evidence: 'evidence',
  wording: 'wording',
  pseudonym: 'pseudonym',
  insertedAt: 'inserted_at',
  publishedAt: 'published_at',
  receivedAt: 'received_at',
  clientVersion: 'client_version',
};
const SELECTED = Object.entries(SHARE_COLUMNS)
  .map(([name, column]) => `${column} as "${name}"`)
  .join(', ');

/** Asks for the share log, newest first; columns as {@link SHARE_COLUMNS} has them. */
export function writeShareLog(
  tenant: string,
  { filter, after }: Pick<ShareSlice, 'filter' | 'after'>,
): Condition {
  const { sql, parameters } = readFilter(tenant, filter);
  const behind = after ? ' and (inserted_at, share_id) < (:lastInsertedAt, :lastShareId)' : '';
  return {
    sql: `select ${SELECTED}
      from share
      join item_revision on item_revision.tenant = share.tenant
        and item_revision.item_id = share.item_id
        and item_revision.revision = share.item_revision
      where ${sql}${behind}
      order by inserted_at desc, share_id desc`,
    parameters: {
      ...parameters,
      ...(after && { lastInsertedAt: after.insertedAt, lastShareId: after.shareId }),
    },
  };
}

/** A slice of the share log, newest first. */
export function listShares(
  connection: SqlConnection,
  tenant: string,
  slice: ShareSlice,
): Promise<ShareRow[]> {
  const { sql, parameters } = writeShareLog(tenant, slice);
  return connection.all(query<ShareRow>(`${sql} limit :limit`), {
    ...parameters,
    limit: slice.limit,
  });
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
