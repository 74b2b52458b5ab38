import { projectShare } from '../../shares/share-projection.ts';
import type { StoredEvent } from '../store.ts';
import { EVENT_SELECTED } from './event-columns.ts';
import { writeList } from './multi-row.ts';
import { addShares, holdShares, putShares, type ShareRecord } from './put-shares.ts';
import { findCampaigns, revisionKey } from './revision-campaigns.ts';
import { type CountedShare, moveShareTotals } from './share-totals.ts';
import { query, type SqlConnection } from './sql-database.ts';

/**
 * Brings the shares of these events up to date, and moves them in the totals. One whose insertion is among them and that has
 * no row is new: nobody has stored anything of it, and whoever is about to will wait for this row. Any other is derived anew
 * from all of its events.
 */
export async function updateShares(
  connection: SqlConnection,
  tenant: string,
  { added, campaigns }: { added: readonly StoredEvent[]; campaigns: ReadonlyMap<string, string> },
): Promise<void> {
  if (added.length === 0) return;
  const shares = toShares(added, campaigns);
  const begun = new Set(added.filter(isInsertion).map(({ shareId }) => shareId));
  const fresh = await addShares(
    connection,
    tenant,
    shares.filter(({ shareId }) => begun.has(shareId)),
  );
  const [made, others] = [true, false].map((isMade) =>
    shares.filter(({ shareId }) => fresh.has(shareId) === isMade),
  );
  const derived = await deriveShares(connection, tenant, others ?? []);
  await moveShareTotals(connection, tenant, {
    before: derived.before,
    after: [...(made ?? []), ...derived.after],
  });
}

const isInsertion = ({ type }: StoredEvent) => type === 'share.inserted';

/** Derives shares anew from all of their events; answers those that were there as they were, and all as they are. */
async function deriveShares(
  connection: SqlConnection,
  tenant: string,
  shares: readonly ShareRecord[],
): Promise<{ before: CountedShare[]; after: ShareRecord[] }> {
  if (shares.length === 0) return { before: [], after: [] };
  const before = await holdShares(connection, tenant, shares);
  const list = writeList(
    'share',
    shares.map(({ shareId }) => shareId),
  );
  const events = await connection.all(
    query<StoredEvent>(
      `select ${EVENT_SELECTED} from share_event where tenant = :tenant and share_id in (${list.sql})`,
    ),
    { tenant, ...list.parameters },
  );
  const after = toShares(events, await findCampaigns(connection, tenant, events));
  await putShares(connection, tenant, after);
  return { before, after };
}

/** The shares that these events say together, each with the campaign of its item. */
function toShares(
  events: readonly StoredEvent[],
  campaigns: ReadonlyMap<string, string>,
): ShareRecord[] {
  const groups = [...Map.groupBy(events, (event) => event.shareId).values()];
  return groups.flatMap(([first, ...others]) => {
    if (!first) return [];
    const share = projectShare([first, ...others]);
    return [{ ...share, campaign: campaigns.get(revisionKey(share)) ?? '' }];
  });
}
