import type { SignedFeed } from '../contract/feed.ts';

/**
 * What the feed's own signature covers: everything but itself, with the items by name. Each item brings its own
 * signature; this one binds which of them belong together, until when, and for whom.
 */
export function feedStatement(feed: Omit<SignedFeed, 'signature'>): object {
  const { signature: _own, items, ...rest }: Partial<SignedFeed> & typeof feed = feed;
  return { ...rest, items: items.map(({ item }) => [item.id, item.revision]) };
}
