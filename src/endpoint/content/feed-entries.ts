import { type AnyFeed, parseFeed } from 'feedsmith';
import { FEED_MAX_ITEMS } from '../../contract/feed.ts';
import { htmlToText } from './plain-text.ts';

/** One entry of an RSS, Atom or JSON feed, whichever it was, in plain text. */
export interface FeedEntry {
  /** What the feed promises to keep: its guid or id, else its link. */
  key: string;
  link: string;
  title: string;
  summary: string;
  /** When it was published, in ISO 8601; null if the feed does not say. */
  publishedAt: string | null;
}

type FeedOf<Format extends AnyFeed['format']> = Extract<AnyFeed, { format: Format }>['feed'];

/** What an entry may say of itself, before it is known whether it says enough. */
interface RawEntry {
  key: string | undefined;
  link: string | undefined;
  title: string | undefined;
  summary: string | undefined;
  date: string | undefined;
}

/**
 * The entries of a feed, in its order, an entry without link or title as null; null in place of the list if this is
 * no feed. `feed` is XML text, or a JSON Feed already parsed.
 */
export function readFeedEntries(feed: unknown): (FeedEntry | null)[] | null {
  const parsed = parse(feed);
  return parsed && listRawEntries(parsed).slice(0, FEED_MAX_ITEMS).map(tidyEntry);
}

function parse(feed: unknown): AnyFeed | null {
  try {
    return parseFeed(feed);
  } catch {
    // The parser's way to say that this is no feed, or a broken one.
    return null;
  }
}

function listRawEntries(parsed: AnyFeed): RawEntry[] {
  if (parsed.format === 'rss') return (parsed.feed.items ?? []).map(readRssItem);
  if (parsed.format === 'rdf') return (parsed.feed.items ?? []).map(readRdfItem);
  if (parsed.format === 'atom') return (parsed.feed.entries ?? []).map(readAtomEntry);
  return (parsed.feed.items ?? []).map(readJsonItem);
}

function readRssItem(item: NonNullable<FeedOf<'rss'>['items']>[number]): RawEntry {
  const { guid } = item;
  // A guid is the entry's address too, unless it says that it is not.
  const link = item.link ?? (guid?.isPermaLink === false ? undefined : guid?.value);
  return {
    key: guid?.value,
    link,
    title: item.title,
    summary: item.description ?? item.content?.encoded,
    date: item.pubDate ?? item.dc?.dates?.[0],
  };
}

function readRdfItem(item: NonNullable<FeedOf<'rdf'>['items']>[number]): RawEntry {
  const { link, title, description } = item;
  return { key: link, link, title, summary: description, date: item.dc?.dates?.[0] };
}

function readAtomEntry(entry: NonNullable<FeedOf<'atom'>['entries']>[number]): RawEntry {
  const alternate = entry.links?.find((link) => (link.rel ?? 'alternate') === 'alternate');
  return {
    key: entry.id,
    link: alternate?.href,
    title: entry.title?.value,
    summary: entry.summary?.value ?? entry.content?.value,
    date: entry.published ?? entry.updated,
  };
}

function readJsonItem(item: NonNullable<FeedOf<'json'>['items']>[number]): RawEntry {
  return {
    key: item.id,
    link: item.url,
    title: item.title,
    summary: item.summary ?? item.content_text ?? item.content_html,
    date: item.date_published,
  };
}

function tidyEntry(raw: RawEntry): FeedEntry | null {
  const { link } = raw;
  const title = htmlToText(raw.title ?? '').replaceAll('\n', ' ');
  if (!link || !title) return null;
  const date = new Date(raw.date ?? '');
  return {
    key: raw.key || link,
    link,
    title,
    summary: htmlToText(raw.summary ?? '').replaceAll('\n', ' '),
    publishedAt: Number.isNaN(date.getTime()) ? null : date.toISOString(),
  };
}
