import type { Item } from '../../../contract/item.ts';
import type { ItemLabels, Presence } from '../result-store.ts';
import { DAY_LENGTH } from './raise-totals.ts';
import { query, type SqlConnection } from './sql-database.ts';

const LIST_PRESENCE = query<Omit<Presence, 'trained'> & { trained: number }>(
  `select enrolled, "left", trained, count(*) as total
   from (select substr(enrolled_at, 1, ${DAY_LENGTH}) as enrolled, substr(left_at, 1, ${DAY_LENGTH}) as "left",
       coalesce(trained, 0) as trained
     from person where tenant = :tenant and label is null) as one
   group by enrolled, "left", trained order by enrolled, "left", trained`,
);

const LIST_ITEMS = query<{ itemId: string; content: string }>(
  `select item_revision.item_id as "itemId", content from item
   join item_revision on item_revision.tenant = item.tenant and item_revision.item_id = item.item_id
     and item_revision.revision = item.revision
   where item.tenant = :tenant order by item_revision.item_id`,
);

/** Ambassadors by the days of their coming and going; who was erased is in none. */
export async function listPresence(connection: SqlConnection, tenant: string): Promise<Presence[]> {
  const rows = await connection.all(LIST_PRESENCE, { tenant });
  return rows.map((row) => ({ ...row, trained: row.trained === 1 }));
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
    const { campaign, sector = null, audiences, factSheet } = item;
    const forTrained = factSheet !== undefined;
    return { itemId, campaign: campaign.slug, sector, audiences, forTrained };
  });
}
