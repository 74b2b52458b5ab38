import type { ShareEvent, WordingStep } from '../contract/event.ts';
import type { Instant } from '../contract/primitives.ts';
import type { ShareState } from '../contract/share-log.ts';
import type { Database } from './database.ts';
import type { StoredShare } from './records.ts';

/** A new share with the event that tells of it; `event` is null when nothing may be sent. */
export interface NewShare {
  share: StoredShare;
  event: ShareEvent | null;
  now: Instant;
}

/** Writes a share and its event in one transaction. Writing the same ids again changes nothing. */
export function addShare(database: Database, { share, event, now }: NewShare): Promise<void> {
  return database.transaction('rw', database.shares, database.outbox, async () => {
    if (await database.shares.get(share.shareId)) return;
    await database.shares.add(share);
    if (event) await queueEvent(database, event, now);
  });
}

/** Ends of a share that can be told. */
export interface ShareEnding {
  shareId: string;
  state: Exclude<ShareState, 'inserted'>;
  permalink: string | null;
  wording: WordingStep | null;
  occurredAt: Instant;
  now: Instant;
  /** Makes the event of the share as it was recorded; null when nothing may be sent. */
  toEvent(share: StoredShare): ShareEvent | null;
}

/** Writes how a share ended, once: a second ending of the same share is ignored. Null if there is no such share. */
export function endShare(database: Database, ending: ShareEnding): Promise<StoredShare | null> {
  return database.transaction('rw', database.shares, database.outbox, async () => {
    const share = await database.shares.get(ending.shareId);
    if (!share) return null;
    if (share.state !== 'inserted') return share;
    const ended: StoredShare = {
      ...share,
      state: ending.state,
      permalink: ending.permalink,
      wording: ending.wording,
      publishedAt: isPublication(ending.state) ? ending.occurredAt : null,
    };
    await database.shares.put(ended);
    const event = ending.toEvent(share);
    if (event) await queueEvent(database, event, ending.now);
    return ended;
  });
}

function isPublication(state: ShareState): boolean {
  return state === 'published' || state === 'probable';
}

async function queueEvent(database: Database, event: ShareEvent, now: Instant): Promise<void> {
  await database.outbox.put({
    id: event.id,
    shareId: event.shareId,
    event,
    queuedAt: now,
    state: 'queued',
    reason: null,
    detail: null,
  });
}

/** The shares of this device, newest first; with `most`, so many at the most. */
export function listShares(database: Database, most?: number): Promise<StoredShare[]> {
  // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie query, not an array
  const newestFirst = database.shares.orderBy('insertedAt').reverse();
  return (most === undefined ? newestFirst : newestFirst.limit(most)).toArray();
}

/** Ids of the items that this device shared on a network and did not abandon. */
export async function listSharedItemIds(database: Database, network: string): Promise<Set<string>> {
  const shares = await database.shares
    .filter((share) => share.network === network && share.state !== 'abandoned')
    .toArray();
  return new Set(shares.map((share) => share.itemId));
}
