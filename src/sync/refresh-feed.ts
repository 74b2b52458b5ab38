import type { Database } from '../storage/database.ts';
import { changeSetting, type FeedState, feedSetting, readSetting } from '../storage/settings.ts';
import { checkFeed, type FeedRefusal } from './check-feed.ts';
import type { EndpointClient } from './endpoint-client.ts';
import type { EndpointError } from './endpoint-result.ts';

/** Whom a refresh asks, for which tenant, and when. */
export interface FeedRefresh {
  client: Pick<EndpointClient, 'getFeed'>;
  tenant: string;
  now: Date;
}

/** Fetches the feed and keeps it if it is good; else the last good one stays, with one more counted error. */
export async function refreshFeed(
  database: Database,
  { client, tenant, now }: FeedRefresh,
): Promise<FeedState> {
  const { feed: lastGood, etag } = await readSetting(database, feedSetting);
  const answer = await client.getFeed(lastGood?.tenant === tenant ? etag : null);
  const fetchedAt = now.toISOString();
  if (!answer.ok) {
    return keepLastGood(database, { code: answer.error, detail: describe(answer), at: fetchedAt });
  }
  if (!answer.value.modified) {
    return changeSetting(database, feedSetting, (state) => ({
      ...state,
      fetchedAt,
      errors: 0,
      lastError: null,
    }));
  }
  const check = checkFeed(answer.value.body, { tenant, lastGood, now });
  if (!check.ok) {
    return keepLastGood(database, { code: check.code, detail: check.detail, at: fetchedAt });
  }
  const fresh: FeedState = {
    feed: check.feed,
    etag: answer.value.etag,
    fetchedAt,
    errors: 0,
    lastError: null,
  };
  return changeSetting(database, feedSetting, () => fresh);
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
