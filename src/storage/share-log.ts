import { Dexie } from 'dexie';
import type { ShareEvent, WordingStep } from '../contract/event.ts';
import type { Instant } from '../contract/primitives.ts';
import type { DeviceEvent } from '../contract/report.ts';
import type { ShareState } from '../contract/share-log.ts';
import { changeRows, type Found, type Lookup, lookAhead, lookUp } from './change-rows.ts';
import type { Database } from './database.ts';
import { markHighWater } from './high-water.ts';
import type { StoredShare } from './records.ts';
import { deviceSetting, type StoredDevice, toValue } from './settings.ts';
import { type Row, readAllFromJournal } from './two-copies.ts';

/** A new share with the event that tells of it; `event` is null when nothing may be sent. */
export interface NewShare {
  share: StoredShare;
  event: DeviceEvent | null;
  now: Instant;
}

/** A share that is made of records that are looked up in the same transaction. */
export interface ShareMaking<Lookups extends readonly Lookup<unknown>[]> {
  shareId: string;
  lookups: Lookups;
  /** Makes the share of what was found; null if nothing can be made of that. Pure. */
  make: (found: Found<Lookups>) => NewShare | null;
}

/**
 * Writes a share and its event, together in each copy. Writing the same ids again changes nothing.
 *
 * @returns false if no share could be made
 * @throws NotStoredError if neither copy took them
 */
export async function addShare<const Lookups extends readonly Lookup<unknown>[]>(
  database: Database,
  { shareId, lookups, make }: ShareMaking<Lookups>,
): Promise<boolean> {
  const { result, inBoth } = await changeRows(database, {
    lookups: [lookUpNew(shareId), ...lookups],
    into: ['shares', 'outbox'],
    decide: ([known, ...found]) => {
      if (known) return { rows: [], result: true };
      const made = make(found);
      return made ? { rows: toRows(made), result: true } : { rows: [], result: false };
    },
  });
  if (inBoth) void markHighWater(database, shareId);
  return result;
}

/** Reads what a share that is about to be added will be made of. Writes nothing. */
export function foreseeShare(
  database: Database,
  { shareId, lookups }: Omit<ShareMaking<readonly Lookup<unknown>[]>, 'make'>,
): Promise<void> {
  return lookAhead(database, [lookUpNew(shareId), ...lookups]);
}

function lookUpNew(shareId: string): Lookup<StoredShare> {
  return lookUp('shares', shareId, { isNew: true });
}

/** Ends of a share that can be told. */
export interface ShareEnding {
  shareId: string;
  state: Exclude<ShareState, 'inserted'>;
  permalink: string | null;
  wording: WordingStep | null;
  occurredAt: Instant;
  now: Instant;
  /** Makes the event of the share as it was recorded; null when nothing may be sent. Pure. */
  toEvent(share: StoredShare, device: StoredDevice): ShareEvent | null;
}

/** Writes how a share ended, once: a second ending of the same share is ignored. Null if there is no such share. */
export async function endShare(
  database: Database,
  ending: ShareEnding,
): Promise<StoredShare | null> {
  const { result } = await changeRows(database, {
    lookups: [lookUp('shares', ending.shareId), lookUp('settings', deviceSetting.key)],
    into: ['shares', 'outbox'],
    decide: ([share, device]) => {
      if (share?.state !== 'inserted') return { rows: [], result: share ?? null };
      const ended: StoredShare = {
        ...share,
        state: ending.state,
        permalink: ending.permalink,
        wording: ending.wording,
        publishedAt: isPublication(ending.state) ? ending.occurredAt : null,
        revision: (share.revision ?? 0) + 1,
      };
      const event = ending.toEvent(share, toValue(deviceSetting, device));
      return { rows: toRows({ share: ended, event, now: ending.now }), result: ended };
    },
  });
  return result;
}

function isPublication(state: ShareState): boolean {
  return state === 'published' || state === 'probable';
}

/** A share and its event as rows. An event goes where its share belongs, whomever the device speaks for by then. */
export function toRows({ share, event, now }: NewShare): Row[] {
  const { shareId, company } = share;
  const ofShare: Row = { table: 'shares', id: shareId, record: share };
  if (!event) return [ofShare];
  const { id } = event;
  const recipient = company === undefined ? {} : { company };
  const entry = { id, shareId, event, queuedAt: now, reason: null, detail: null, ...recipient };
  return [ofShare, { table: 'outbox', id, record: { ...entry, state: 'queued' } }];
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

/** How many shares there were since a moment, those left out that were abandoned. */
export async function countSharesSince(database: Database, since: Instant): Promise<number> {
  const stored = await database.attempt(() =>
    database.shares.where('insertedAt').aboveOrEqual(since).filter(isKept).count(),
  );
  if (stored.ok) return stored.value;
  const shares = await readAllFromJournal(database, 'shares');
  return shares.filter((share) => isKept(share) && share.insertedAt >= since).length;
}

function isKept({ state }: StoredShare): boolean {
  return state !== 'abandoned';
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
