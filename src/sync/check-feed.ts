import { type Feed, feedSchema } from '../contract/feed.ts';
import { listIssues } from '../contract/problem.ts';
import { listItemHosts } from '../domain/item-hosts.ts';
import { checkLink } from '../domain/link-safety.ts';
import { parseJson } from './parse-json.ts';

/** Why a feed is refused as a whole. */
export type FeedRefusal = 'malformed' | 'expired' | 'rollback' | 'wrong-tenant' | 'unsafe-link';

/** A feed that may be used, or why not. */
export type FeedCheck = { ok: true; feed: Feed } | { ok: false; code: FeedRefusal; detail: string };

/** What a feed is checked against: the tenant that this device enrolled with, and the last good feed. */
export interface FeedExpectation {
  tenant: string;
  lastGood: Feed | null;
  now: Date;
}

/** Checks a feed as it came over the wire. One fault refuses all of it: the last good one is better than half of a bad one. */
export function checkFeed(body: string, { tenant, lastGood, now }: FeedExpectation): FeedCheck {
  const parsed = feedSchema.safeParse(parseJson(body));
  if (!parsed.success) {
    const [first] = listIssues(parsed.error, 1);
    return refuse('malformed', `${first?.pointer || '/'}: ${first?.detail ?? 'not JSON'}`);
  }
  const feed = parsed.data;
  if (feed.tenant !== tenant) return refuse('wrong-tenant', feed.tenant);
  if (lastGood?.tenant === tenant && feed.seq < lastGood.seq) {
    return refuse('rollback', `${feed.seq} < ${lastGood.seq}`);
  }
  if (Date.parse(feed.expiresAt) <= now.getTime()) return refuse('expired', feed.expiresAt);
  for (const item of feed.items) {
    const link = checkLink(item.url, listItemHosts(item.source, feed.programme));
    if (!link.ok) return refuse('unsafe-link', `${item.id}: ${link.reason}`);
  }
  return { ok: true, feed };
}

function refuse(code: FeedRefusal, detail: string): FeedCheck {
  return { ok: false, code, detail };
}
