import type { StoredEvent } from '../store.ts';
import { writeList } from './multi-row.ts';
import { query, type SqlConnection } from './sql-database.ts';

type Revision = Pick<StoredEvent, 'itemId' | 'itemRevision'>;

/** What tells revisions apart. */
export const revisionKey = ({ itemId, itemRevision }: Revision) => `${itemId} ${itemRevision}`;

/** The campaign of every revision of the items that these events name, by what tells them apart. */
export async function findCampaigns(
  connection: SqlConnection,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<Map<string, string>> {
  const ids = [...new Set(events.map((event) => event.itemId))];
  if (ids.length === 0) return new Map();
  const list = writeList('item', ids);
  const rows = await connection.all(
    query<Revision & { campaign: string }>(
      `select item_id as "itemId", revision as "itemRevision", campaign from item_revision
       where tenant = :tenant and item_id in (${list.sql})`,
    ),
    { tenant, ...list.parameters },
  );
  return new Map(rows.map((row) => [revisionKey(row), row.campaign]));
}
