import type { Item, SignedItem } from '../../../contract/item.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { type ContentRow, CURRENT_CONTENT, readItem } from './content.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

const LIST_NOT_SIGNED_BY = query<ContentRow>(
  `${CURRENT_CONTENT} and (key_id is null or key_id <> :keyId) order by item.item_id`,
);

const FIND_SIGNED = query<{ found: number }>(
  'select 1 as found from item_revision where tenant = :tenant and signature is not null limit 1',
);

/** Items whose current revision this key has not signed. */
export async function listItemsNotSignedBy(
  connection: SqlConnection,
  tenant: string,
  keyId: string,
): Promise<Item[]> {
  return (await connection.all(LIST_NOT_SIGNED_BY, { tenant, keyId })).map(readItem);
}

/** Puts signatures to revisions that are there already, as long as their words are those that were signed. */
export function signItems(
  database: SqlDatabase,
  tenant: string,
  items: readonly SignedItem[],
): Promise<void> {
  return database.transaction(async (connection) => {
    for (const { item, signature } of items) {
      const { id: itemId, revision } = item;
      await connection.run(
        `update item_revision set key_id = :keyId, signature = :value
         where tenant = :tenant and item_id = :itemId and revision = :revision and content = :content`,
        { tenant, itemId, revision, content: canonicalJson(item), ...signature },
      );
    }
  });
}

/** Whether any revision was ever signed. */
export async function hasSignedItems(connection: SqlConnection, tenant: string): Promise<boolean> {
  return (await connection.get(FIND_SIGNED, { tenant })) !== undefined;
}
