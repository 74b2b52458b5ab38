import { createHash } from 'node:crypto';
import type { FeedDefaults } from '../../contract/content-import.ts';
import type { Item } from '../../contract/item.ts';
import { slugify } from '../../domain/slugify.ts';
import { base32 } from '../enrolment/base32.ts';
import type { FeedEntry } from './feed-entries.ts';

const NAME_LENGTH = 40;
const DIGEST_LENGTH = 8;

/** What an entry is made an item with: the importer's defaults, the item's earlier revision if any, and the time. */
export interface FeedItemFrame {
  defaults: FeedDefaults;
  previous: Item | undefined;
  now: Date;
  /** Most characters of the summary that go into the text. */
  summaryLength: number;
}

/**
 * The id of an entry's item: the last words of its key, for people, and a digest of the whole key, so that the same
 * entry always gets the same id and another one never does.
 */
export function feedItemId(key: string): string {
  const words = key
    .replace(/^[a-z]+:\/+[^/]+/i, '')
    .split('/')
    .map((part) => slugify(part.replace(/[?#].*$/, '')));
  const name = words.findLast((word) => word !== '')?.slice(0, NAME_LENGTH) ?? 'entry';
  const digest = base32(createHash('sha256').update(key).digest()).slice(0, DIGEST_LENGTH);
  return `${name.replace(/-+$/, '')}-${digest}`;
}

/**
 * The item that an entry makes, under the revision of its earlier self. An entry without a date keeps the moment
 * when it was first seen.
 */
export function makeFeedItem(entry: FeedEntry, frame: FeedItemFrame): Item {
  const { defaults, previous, now } = frame;
  const summary = shorten(entry.summary, frame.summaryLength);
  return {
    id: feedItemId(entry.key),
    revision: previous?.revision ?? 1,
    kind: 'article',
    title: entry.title,
    url: entry.link,
    locale: defaults.locale,
    topics: defaults.topics,
    audiences: defaults.audiences,
    campaign: defaults.campaign,
    variants: [
      {
        id: 'feed',
        network: 'any',
        locale: defaults.locale,
        // A title has no full stop for the disclosure to follow, so it is given its place.
        text: `${entry.title}\n\n${`${summary} {disclosure}`.trim()}\n\n{link}`,
      },
    ],
    ...(defaults.disclosure && { disclosure: defaults.disclosure }),
    publishAt: entry.publishedAt ?? previous?.publishAt ?? now.toISOString(),
    urgency: 'normal',
    source: defaults.source,
  };
}

/** The first whole words of a text, with an ellipsis if any were left out. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/\s+\S*$/, '');
  return cut === '' ? '' : `${cut.replace(/[\s,;:.–—-]+$/, '')}…`;
}
