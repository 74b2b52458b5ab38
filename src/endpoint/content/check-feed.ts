import type { FeedDefaults } from '../../contract/content-import.ts';
import type { Programme } from '../../contract/feed.ts';
import type { Item } from '../../contract/item.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Context } from '../context.ts';
import { checkItem, type ItemCheck } from './check-item.ts';
import type { FeedEntry } from './feed-entries.ts';
import { feedItemId, makeFeedItem } from './feed-items.ts';

/** An item that an import brings, with the id that it has or claims, and what its check said. */
export interface Candidate {
  id: string | null;
  check: ItemCheck;
}

/** Lengths to try for the summary of a feed entry: the longest that fits every network wins, 0 leaves it out. */
const SUMMARY_LENGTHS = [200, 150, 100, 60, 0];

/** Makes items of the entries of a feed, and checks each by itself. */
export async function checkFeed(
  { store, tenant, now }: Context,
  feed: { entries: readonly (FeedEntry | null)[]; defaults: FeedDefaults; programme: Programme },
): Promise<Candidate[]> {
  const ids = feed.entries.flatMap((entry) => (entry ? [feedItemId(entry.key)] : []));
  const stored = new Map((await store.findItems(tenant, ids)).map((item) => [item.id, item]));
  const moment = now();
  return feed.entries.map((entry): Candidate => {
    if (!entry) return { id: null, check: { ok: false, reasons: ['no link or no title'] } };
    const id = feedItemId(entry.key);
    const previous = stored.get(id);
    const frame = { defaults: feed.defaults, previous, now: moment };
    const checks = SUMMARY_LENGTHS.map(
      (summaryLength) => () =>
        checkItem(makeFeedItem(entry, { ...frame, summaryLength }), feed.programme),
    );
    return { id, check: raiseRevision(firstGood(checks), previous) };
  });
}

/** The first check that passes, else the last one; none is run in vain. */
function firstGood(checks: readonly (() => ItemCheck)[]): ItemCheck {
  let last: ItemCheck = { ok: false, reasons: [] };
  for (const check of checks) {
    last = check();
    if (last.ok) break;
  }
  return last;
}

/** An entry that changed since its last import gets the next revision; one that did not, keeps its own. */
function raiseRevision(check: ItemCheck, previous: Item | undefined): ItemCheck {
  if (!check.ok || !previous || canonicalJson(check.item) === canonicalJson(previous)) return check;
  return { ok: true, item: { ...check.item, revision: previous.revision + 1 } };
}
