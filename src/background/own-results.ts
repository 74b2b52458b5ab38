import { pauseLeftMs } from '../domain/pause.ts';
import type { DeliveryError } from '../messaging/delivery-messages.ts';
import type { OwnResultsAnswer } from '../messaging/results-messages.ts';
import { readFeed } from '../storage/feed-store.ts';
import { deviceSetting, readSetting } from '../storage/settings.ts';
import { listShares } from '../storage/share-log.ts';
import type { EndpointError } from '../sync/endpoint-result.ts';
import type { WorkerContext } from './context.ts';

/** What the person's shares brought, asked of the endpoint; nothing is asked without consent. */
export async function describeOwnResults(context: WorkerContext): Promise<OwnResultsAnswer> {
  const { database } = context;
  const { consent, enrolment, pausedUntil } = await readSetting(database, deviceSetting);
  if (consent !== 'accepted' || !enrolment) return { status: 'local' };
  if (pauseLeftMs(pausedUntil, context.now()) > 0) return { status: 'paused' };
  const client = context.createClient({
    baseUrl: enrolment.endpointUrl,
    token: enrolment.deviceToken,
  });
  const result = await client.getOwnResults();
  if (!result.ok) return { status: 'unavailable', error: toError(result.error) };
  // An endpoint of before there were reports knows none of them.
  const reported = await client.getOwnOutcomes();
  const titles = await readTitles(context);
  const { total, items } = result.value;
  return {
    status: 'ready',
    total,
    items: items.map((item) => ({ ...item, title: titles.get(item.itemId) ?? null })),
    outcomes: reported.ok ? reported.value.outcomes.map(({ id, state }) => ({ id, state })) : [],
  };
}

/** Titles by item: the feed's, and for what is no longer in it those of the log. */
async function readTitles({
  database,
  clientVersion,
}: WorkerContext): Promise<Map<string, string>> {
  const feed = await readFeed(database, clientVersion);
  const shares = await listShares(database);
  return new Map(
    [...shares, ...(feed?.items ?? []).map(({ id, title }) => ({ itemId: id, title }))].map(
      ({ itemId, title }) => [itemId, title],
    ),
  );
}

function toError(error: EndpointError): DeliveryError {
  return error === 'refused' || error === 'too-large' ? 'bad-answer' : error;
}
