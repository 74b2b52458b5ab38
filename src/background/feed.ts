import { pauseLeftMs } from '../domain/pause.ts';
import type { FeedError, FeedStatus } from '../messaging/extension-messages.ts';
import { type FeedState, feedSetting } from '../storage/feed-state.ts';
import { deviceSetting, readSetting } from '../storage/settings.ts';
import { refreshFeed } from '../sync/refresh-feed.ts';
import type { WorkerContext } from './context.ts';
import { BUNDLED_SEEN } from './publish-recipes.ts';

/** Held by a refresh that runs; the browser gives it back when the worker dies. */
const REFRESH = 'refresh';

/** Refreshes the approved content, if the person agreed and is enrolled; one refresh after the other. */
export function refresh(context: WorkerContext): Promise<void> {
  return whenNoneRefreshes(() => refreshAlone(context));
}

/** Does work while no refresh runs: what its answer brings is written before, or never. */
export function whenNoneRefreshes<Result>(work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(REFRESH, work);
}

async function refreshAlone(context: WorkerContext): Promise<void> {
  const { consent, enrolment, pausedUntil } = await readSetting(context.database, deviceSetting);
  if (consent !== 'accepted' || !enrolment || pauseLeftMs(pausedUntil, context.now()) > 0) return;
  const { endpointUrl, deviceToken, tenant, keyRing } = enrolment;
  const client = context.createClient({ baseUrl: endpointUrl, token: deviceToken });
  await refreshFeed(context.database, {
    client,
    tenant,
    deviceToken,
    keyRing,
    recipes: { clientVersion: context.clientVersion, bundledSeen: BUNDLED_SEEN },
    now: context.now(),
  });
}

/** Where the approved content stands, for a page to put into words. */
export async function describeFeed({ database }: WorkerContext): Promise<FeedStatus> {
  const { head, fetchedAt, errors, lastError } = await readSetting(database, feedSetting);
  return {
    fetchedAt,
    expiresAt: head?.expiresAt ?? null,
    itemCount: head?.itemCount ?? 0,
    errors,
    lastError: lastError && { ...lastError, code: toFeedError(lastError) },
  };
}

function toFeedError({ code }: NonNullable<FeedState['lastError']>): FeedError {
  return code === 'refused' ? 'bad-answer' : code;
}
