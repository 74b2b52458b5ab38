import { Dexie } from 'dexie';
import type { ShareEvent, WordingStep } from '../contract/event.ts';
import type { Instant } from '../contract/primitives.ts';
import type { ShareState } from '../contract/share-log.ts';
import type { Database } from './database.ts';
import type { StoredShare } from './records.ts';
import { putRows, type Row, readAllFromJournal, readRow } from './two-copies.ts';

/** A new share with the event that tells of it; `event` is null when nothing may be sent. */
export interface NewShare {
  share: StoredShare;
  event: ShareEvent | null;
  now: Instant;
}

/**
 * Writes a share and its event, together in each copy. Writing the same ids again changes nothing.
 *
 * @throws NotStoredError if neither copy took them
 */
export function addShare(database: Database, { share, event, now }: NewShare): Promise<void> {
  return database.inTurn(async () => {
    if (await readRow(database, 'shares', share.shareId)) return;
    await putRows(database, [toShareRow(share), ...toEventRows(event, share, now)]);
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
  return database.inTurn(async () => {
    const share = await readRow(database, 'shares', ending.shareId);
    if (!share) return null;
    if (share.state !== 'inserted') return share;
    const ended: StoredShare = {
      ...share,
      state: ending.state,
      permalink: ending.permalink,
      wording: ending.wording,
      publishedAt: isPublication(ending.state) ? ending.occurredAt : null,
      revision: (share.revision ?? 0) + 1,
    };
    const event = ending.toEvent(share);
    await putRows(database, [toShareRow(ended), ...toEventRows(event, ended, ending.now)]);
    return ended;
  });
}

function isPublication(state: ShareState): boolean {
  return state === 'published' || state === 'probable';
}

function toShareRow(record: StoredShare): Row {
  return { table: 'shares', id: record.shareId, record };
}

/** An event goes where its share belongs, whomever the device speaks for by then. */
function toEventRows(
  event: ShareEvent | null,
  { company }: Pick<StoredShare, 'company'>,
  now: Instant,
): Row[] {
  if (!event) return [];
  const { id, shareId } = event;
  const entry = { id, shareId, event, queuedAt: now, reason: null, detail: null };
  const recipient = company === undefined ? {} : { company };
  return [{ table: 'outbox', id, record: { ...entry, ...recipient, state: 'queued' } }];
}

/** The shares of this device, newest first; with `most`, so many at the most. */
export async function listShares(database: Database, most?: number): Promise<StoredShare[]> {
  const stored = await database.attempt(() => {
    // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie query, not an array
    const newestFirst = database.shares.orderBy('insertedAt').reverse();
    return (most === undefined ? newestFirst : newestFirst.limit(most)).toArray();
  });
  if (stored.ok) return stored.value;
  const shares = await readAllFromJournal(database, 'shares');
  return shares.toSorted((a, b) => (a.insertedAt < b.insertedAt ? 1 : -1)).slice(0, most);
}

/** Ids of the items that this device shared on a network and did not abandon; read from the index alone. */
export async function listSharedItemIds(database: Database, network: string): Promise<Set<string>> {
  const stored = await database.attempt(() =>
    database.shares
      .where('[network+state+itemId]')
      .between([network, Dexie.minKey, Dexie.minKey], [network, Dexie.maxKey, Dexie.maxKey])
      .uniqueKeys(),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of this index are made of these three
  if (stored.ok) return toItemIds(stored.value as unknown as [string, ShareState, string][]);
  const shares = await readAllFromJournal(database, 'shares');
  return toItemIds(
    shares
      .filter((share) => share.network === network)
      .map((share) => [share.network, share.state, share.itemId]),
  );
}

function toItemIds(shared: readonly [string, ShareState, string][]): Set<string> {
  return new Set(shared.filter(([, state]) => state !== 'abandoned').map(([, , itemId]) => itemId));
}
