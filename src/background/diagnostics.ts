import type { Diagnostics } from '../messaging/extension-messages.ts';
import { deviceSetting, readSetting } from '../storage/settings.ts';
import type { WorkerContext } from './context.ts';
import { describeDelivery } from './delivery.ts';
import { describeFeed } from './feed.ts';

const MINUTE_MS = 60_000;

/** Reasons of ours and of the endpoint's contract; another one is a server's own words, which may say anything. */
const KNOWN_REASONS: ReadonlySet<string> = new Set([
  'invalid',
  'conflict',
  'unknown-item',
  'refused',
  'too-large',
]);

/**
 * The state of this device in codes, counts, ages and versions. Built field by field: what is not named here, such as
 * texts, links, ids, the token and the endpoint's address, is not in it.
 */
export async function describeDiagnostics(context: WorkerContext): Promise<Diagnostics> {
  const { consent, enrolment, mode } = await readSetting(context.database, deviceSetting);
  const delivery = await describeDelivery(context);
  const feed = await describeFeed(context);
  const nowMs = context.now().getTime();
  const ageMin = (at: string | null) =>
    at === null ? null : Math.round((nowMs - Date.parse(at)) / MINUTE_MS);
  const untilMin = (at: string | null) =>
    at === null ? null : Math.round((Date.parse(at) - nowMs) / MINUTE_MS);
  return {
    format: 'portevoix-diagnostics-1',
    clientVersion: context.clientVersion,
    browser: readBrowserVersion(navigator.userAgent),
    consent,
    enrolled: enrolment !== null,
    mode,
    delivery: {
      queued: delivery.queued,
      oldestQueuedMin: ageMin(delivery.oldestQueuedAt),
      lastDeliveredMin: ageMin(delivery.lastDeliveredAt),
      nextAttemptMin: untilMin(delivery.nextAttemptAt),
      error: delivery.error,
      rejected: countBy(delivery.rejected, ({ reason }) =>
        KNOWN_REASONS.has(reason) ? reason : 'other',
      ),
      quarantined: countBy(delivery.quarantined, ({ reason }) => reason),
      elsewhere: delivery.elsewhere.reduce((sum, { events }) => sum + events, 0),
    },
    feed: {
      items: feed.itemCount,
      fetchedMin: ageMin(feed.fetchedAt),
      expiresMin: untilMin(feed.expiresAt),
      errors: feed.errors,
      lastError: feed.lastError?.code ?? null,
    },
    storage: delivery.storage,
  };
}

function countBy<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Record<string, number> {
  const groups = Map.groupBy(rows, nameOf);
  return Object.fromEntries([...groups].map(([name, group]) => [name, group.length]));
}

/** The engine with its main version, "Chrome 142": the whole user agent would tell more than a fault needs. */
function readBrowserVersion(userAgent: string): string | null {
  const [, name, version] = /(Firefox|Chrome)\/(\d+)/.exec(userAgent) ?? [];
  return name && version ? `${name} ${version}` : null;
}
