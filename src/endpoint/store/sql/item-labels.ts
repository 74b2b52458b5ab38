import type { Item } from '../../../contract/item.ts';
import type { ItemLabels } from '../result-store.ts';
import { query, type SqlConnection } from './sql-database.ts';

/** Tells the labels of every item of a company as it is now. */
export type LabelReader = (tenant: string) => Promise<readonly ItemLabels[]>;

const READ_SEQ = query<{ contentSeq: number }>(
  'select content_seq as "contentSeq" from tenant where tenant = :tenant',
);

const LIST_ITEMS = query<{ itemId: string; content: string }>(
  `select item_revision.item_id as "itemId", content from item
   join item_revision on item_revision.tenant = item.tenant and item_revision.item_id = item.item_id
     and item_revision.revision = item.revision
   where item.tenant = :tenant order by item_revision.item_id`,
);

/**
 * Reads labels out of the items, and remembers them until the company's content sequence says that an item changed. The
 * sequence is read first: labels that are newer than it are remembered under a number that is past.
 */
export function createLabelReader(connection: SqlConnection): LabelReader {
  const known = new Map<string, { contentSeq: number; labels: readonly ItemLabels[] }>();
  return async (tenant) => {
    const { contentSeq = 0 } = (await connection.get(READ_SEQ, { tenant })) ?? {};
    const remembered = known.get(tenant);
    if (remembered?.contentSeq === contentSeq) return remembered.labels;
    const labels = await listItemLabels(connection, tenant);
    known.set(tenant, { contentSeq, labels });
    return labels;
  };
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
