import type { DeviceShare, RecentShare } from '../messaging/extension-messages.ts';
import { findUndelivered } from '../storage/outbox.ts';
import type { StoredShare } from '../storage/records.ts';
import { listShares } from '../storage/share-log.ts';
import type { WorkerContext } from './context.ts';

/** The newest shares of this device, and whether the company has heard of each. */
export async function describeRecentShares(
  { database }: WorkerContext,
  most: number,
): Promise<RecentShare[]> {
  const shares = await listShares(database, most);
  const undelivered = await findUndelivered(
    database,
    shares.map((share) => share.shareId),
  );
  return shares.map((share) => toRecent(share, !undelivered.has(share.shareId)));
}

/** Every share of this device, for the person's own export. */
export async function describeOwnLog({ database }: WorkerContext): Promise<DeviceShare[]> {
  const shares = await listShares(database);
  const undelivered = await findUndelivered(
    database,
    shares.map((share) => share.shareId),
  );
  return shares.map((share) => ({
    ...toRecent(share, !undelivered.has(share.shareId)),
    itemRevision: share.itemRevision,
    variantId: share.variantId,
    campaign: share.campaign,
    composer: share.composer,
    mode: share.mode,
    link: share.link,
    publishedAt: share.publishedAt,
  }));
}

function toRecent(share: StoredShare, delivered: boolean): RecentShare {
  const { shareId, itemId, title, network, state, permalink, wording, insertedAt } = share;
  const outcomes = (share.outcomes ?? []).map(({ id, kind, happenedOn }) => ({
    id,
    kind,
    happenedOn,
  }));
  return {
    shareId,
    itemId,
    title,
    network,
    state,
    permalink,
    wording,
    insertedAt,
    outcomes,
    delivered,
  };
}
