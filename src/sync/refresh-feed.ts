import type { Feed } from '../contract/feed.ts';
import type { KeyRing } from '../contract/signature.ts';
import type { Database } from '../storage/database.ts';
import {
  type FeedState,
  feedSetting,
  type ItemRevisions,
  itemRevisionsSetting,
} from '../storage/feed-state.ts';
import { keepFeed, readFeed } from '../storage/feed-store.ts';
import { changeSetting, readSetting } from '../storage/settings.ts';
import { checkFeed, type FeedRefusal } from './check-feed.ts';
import type { RecipeExpectation } from './check-recipes.ts';
import type { EndpointClient } from './endpoint-client.ts';
import type { EndpointError, EndpointResult } from './endpoint-result.ts';
import { pinKeyRing } from './pin-key-ring.ts';

/** Most items whose revision is remembered; the feed's own come first. */
const REVISIONS_MAX = 5_000;

/** Whom a refresh asks, for which enrolment, and when. */
export interface FeedRefresh {
  client: Pick<EndpointClient, 'getFeed' | 'getKeyRing'>;
  tenant: string;
  deviceToken: string;
  /** The pinned keys; null: enrolled before there were any. */
  keyRing: KeyRing | null;
  /** Which composer recipes this extension has reason to take. */
  recipes: Omit<RecipeExpectation, 'lastSeq'>;
  now: Date;
}

/** Fetches the feed and keeps it if it is good; else the last good one stays, with one more counted error. */
export async function refreshFeed(database: Database, refresh: FeedRefresh): Promise<FeedState> {
  const { client, tenant, deviceToken, now } = refresh;
  const at = now.toISOString();
  const keys = await findKeyRing(refresh);
  if (!keys.ok) return keepLastGood(database, { code: keys.error, detail: describe(keys), at });
  const { head: lastGood, etag, recipesSeq } = await readSetting(database, feedSetting);
  const revisions = await readSetting(database, itemRevisionsSetting);
  const { clientVersion } = refresh.recipes;
  // Without pinned keys what is here was never checked, and of a lost text nothing is here: "not modified" would say nothing.
  const isUsable =
    refresh.keyRing !== null &&
    lastGood?.tenant === tenant &&
    (await readFeed(database, clientVersion)) !== null;
  const answer = await client.getFeed(isUsable ? etag : null);
  if (!answer.ok)
    return keepLastGood(database, { code: answer.error, detail: describe(answer), at });
  if (!answer.value.modified) {
    return changeSetting(database, feedSetting, (state) => ({
      ...state,
      fetchedAt: at,
      errors: 0,
      lastError: null,
    }));
  }
  const check = await checkFeed(answer.value.body, {
    tenant,
    keyRing: keys.value,
    lastGood,
    revisions,
    recipes: { ...refresh.recipes, lastSeq: recipesSeq },
    now,
  });
  if (!check.ok) return keepLastGood(database, { code: check.code, detail: check.detail, at });
  await pinKeyRing(database, deviceToken, check.keyRing);
  return keepFeed(database, {
    feed: check.feed,
    checkedBy: clientVersion,
    revisions: rememberRevisions(check.feed, revisions),
    state: {
      etag: answer.value.etag,
      recipes: check.recipes,
      recipesSeq: Math.max(recipesSeq, check.recipes?.seq ?? 0),
      fetchedAt: at,
      errors: 0,
      lastError: null,
    },
  });
}

/** The pinned keys; a device that enrolled before there were any believes the first ones that its endpoint gives it. */
async function findKeyRing({ client, keyRing }: FeedRefresh): Promise<EndpointResult<KeyRing>> {
  return keyRing ? { ok: true, value: keyRing } : client.getKeyRing();
}

function rememberRevisions({ items }: Feed, seen: ItemRevisions): ItemRevisions {
  const own = new Map(items.map(({ id, revision }) => [id, revision]));
  const others = Object.entries(seen).filter(([id]) => !own.has(id));
  return Object.fromEntries([...own, ...others].slice(0, REVISIONS_MAX));
}

function keepLastGood(
  database: Database,
  lastError: { code: EndpointError | FeedRefusal; detail: string; at: string },
): Promise<FeedState> {
  return changeSetting(database, feedSetting, (state) => ({
    ...state,
    errors: state.errors + 1,
    lastError,
  }));
}

function describe(answer: { status?: number; problem?: { title: string } }): string {
  return [answer.status, answer.problem?.title].filter(Boolean).join(' ');
}
