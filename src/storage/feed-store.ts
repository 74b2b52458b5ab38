import { type Feed, feedSchema } from '../contract/feed.ts';
import { changeRows, lookUp } from './change-rows.ts';
import type { Database } from './database.ts';
import {
  type FeedHead,
  type FeedState,
  feedSetting,
  feedTextSetting,
  type ItemRevisions,
  itemRevisionsSetting,
} from './feed-state.ts';
import { readSetting, toSettingRow, toValue } from './settings.ts';
import { readFromJournal, readRow } from './two-copies.ts';

/** A feed that was checked, and what goes with it. */
export interface CheckedFeed {
  feed: Feed;
  /** The version of the extension that checked it. */
  checkedBy: string;
  revisions: ItemRevisions;
  state: Omit<FeedState, 'head'>;
}

/**
 * Keeps a feed: its head, its text and the revisions seen, in one go in each copy.
 *
 * @throws NotStoredError if neither copy took it
 */
export async function keepFeed(database: Database, checked: CheckedFeed): Promise<FeedState> {
  const { feed, checkedBy, revisions, state } = checked;
  const text = JSON.stringify(feed);
  const { items, links: _links, taken: _taken, ...envelope } = feed;
  const digest = await digestText(text);
  const head: FeedHead = { ...envelope, itemCount: items.length, digest, checkedBy };
  return writeFeed(database, { state: { ...state, head }, text, revisions });
}

/**
 * Forgets the feed with all that was known of it, as before the first one came.
 *
 * @throws NotStoredError if neither copy took the change
 */
export async function forgetFeed(database: Database): Promise<void> {
  const { initial: state } = feedSetting;
  await writeFeed(database, { state, text: null, revisions: itemRevisionsSetting.initial });
}

/**
 * The last good feed, every word of it, or null. To check two thousand items anew takes longer than all else that an
 * open popup waits for, so a text whose digest is that of the one that was checked is believed; another version of the
 * extension checks its shape once more. Nobody may change what they get: it is read once for all who ask.
 */
export async function readFeed(database: Database, clientVersion: string): Promise<Feed | null> {
  const { head } = await readSetting(database, feedSetting);
  if (!head) return null;
  return database.remembered.get(head.digest, () => findFeed(database, head, clientVersion));
}

/** From whichever copy has the text that the head speaks of. */
async function findFeed(
  database: Database,
  head: FeedHead,
  clientVersion: string,
): Promise<Feed | null> {
  const { key } = feedTextSetting;
  const readings = [
    () => readRow(database, 'settings', key),
    async () => (await readFromJournal(database, 'settings', [key]))[0],
  ];
  for (const read of readings) {
    const text = toValue(feedTextSetting, await read());
    if (text === null || (await digestText(text)) !== head.digest) continue;
    const feed: unknown = JSON.parse(text);
    if (head.checkedBy !== clientVersion) return feedSchema.safeParse(feed).data ?? null;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- by its digest, the text that was made of a `Feed` above
    return feed as Feed;
  }
  return null;
}

interface FeedParts {
  state: FeedState;
  text: string | null;
  revisions: ItemRevisions;
}

async function writeFeed(
  database: Database,
  { state, text, revisions }: FeedParts,
): Promise<FeedState> {
  const { result } = await changeRows(database, {
    lookups: [
      lookUp('settings', feedSetting.key),
      lookUp('settings', feedTextSetting.key),
      lookUp('settings', itemRevisionsSetting.key),
    ],
    into: ['settings'],
    decide: ([storedState, storedText, storedRevisions]) => ({
      rows: [
        toSettingRow(feedSetting, state, storedState),
        toSettingRow(feedTextSetting, text, storedText),
        toSettingRow(itemRevisionsSetting, revisions, storedRevisions),
      ],
      result: state,
    }),
  });
  return result;
}

async function digestText(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
