import type { WordingUse } from '../store.ts';
import { type ContentRow, readItem } from './content.ts';
import { query, type SqlConnection } from './sql-database.ts';

const LIST = query<ContentRow & { variantId: string; shares: number }>(
  `select item_revision.content as content, used.variant_id as "variantId", used.shares as shares
   from (select item_id, item_revision, variant_id, count(*) as shares from share
     where tenant = :tenant and inserted_at >= :from and inserted_at < :until and state <> 'abandoned'
       and (wording is null or wording <> 'rewritten')
     group by item_id, item_revision, variant_id
     having count(*) >= :least
     order by count(*) desc, item_id, item_revision, variant_id
     limit :most) as used
   join item_revision on item_revision.tenant = :tenant
     and item_revision.item_id = used.item_id and item_revision.revision = used.item_revision
   order by used.shares desc, used.item_id, used.item_revision, used.variant_id`,
);

/** Approved wordings by how often they were shared in a time and not rewritten, those used most first. */
export async function listWordingUses(
  connection: SqlConnection,
  tenant: string,
  limits: { from: string; until: string; least: number; most: number },
): Promise<WordingUse[]> {
  const rows = await connection.all(LIST, { tenant, ...limits });
  return rows.map((row) => ({
    item: readItem(row),
    variantId: row.variantId,
    shares: row.shares,
  }));
}
