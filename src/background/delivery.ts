import { pauseLeftMs } from '../domain/pause.ts';
import type {
  DeliveryError,
  DeliveryStatus,
  StorageStatus,
} from '../messaging/delivery-messages.ts';
import { companyOf, listElsewhere } from '../storage/company.ts';
import type { Database } from '../storage/database.ts';
import { raiseHighWater } from '../storage/high-water.ts';
import { countQueued, listQueued, listRejected } from '../storage/outbox.ts';
import { listQuarantined } from '../storage/quarantine.ts';
import {
  changeSetting,
  type DeliveryState,
  deliverySetting,
  deviceSetting,
  readSetting,
  storageSetting,
} from '../storage/settings.ts';
import { type DeliveryOutcome, deliverOutbox } from '../sync/deliver-outbox.ts';
import type { EndpointError } from '../sync/endpoint-result.ts';
import { isDue, nextDelayMs } from '../sync/retry-policy.ts';
import type { WorkerContext } from './context.ts';
import { mendStorage } from './storage-health.ts';

/** The browser gives the lock back when the worker dies, so no mark of a run that never ended can block the next. */
const FLUSH = 'flush';
/** While anything may be queued an alarm stands, so that a worker that dies now is woken again. The browser's own floor. */
export const SAFETY_DELAY_MS = 30_000;

/**
 * Why a delivery runs. `person`: they asked for it, so it waits for no back-off and tries a key that was refused;
 * `online`: a wait for the network is over.
 */
export type DeliveryCause = 'automatic' | 'online' | 'person';

/**
 * Makes the two copies one and delivers what is queued, if the person agreed. One run at a time: the person's waits for
 * its turn, another leaves it to the one that runs. Never throws away anything.
 */
export async function deliver(
  context: WorkerContext,
  cause: DeliveryCause = 'automatic',
): Promise<void> {
  const ifAvailable = cause !== 'person';
  const delivered = await navigator.locks.request(FLUSH, { ifAvailable }, async (lock) =>
    lock ? deliverAlone(context, cause) : null,
  );
  // An event that came as the run was ending found the lock taken.
  if (delivered === null) return;
  if ((await listQueued(context.database, delivered, 1)).length > 0) await deliver(context);
}

/** Does work while no delivery runs. Where nothing may be sent any more, one that runs ends with its request. */
export function whenNoneDelivers<Result>(work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(FLUSH, work);
}

/** The company to which it delivered all that was queued; null if it did not. */
async function deliverAlone(context: WorkerContext, cause: DeliveryCause): Promise<string | null> {
  const { database } = context;
  await context.scheduleDelivery(SAFETY_DELAY_MS);
  await mendStorage(context);
  const { consent, enrolment, pausedUntil } = await readSetting(database, deviceSetting);
  // What a newer version queued may be more than this one knows how to send: it waits for that version.
  if (consent !== 'accepted' || !enrolment || database.trouble === 'newer') {
    await context.scheduleDelivery(null);
    return null;
  }
  const pauseMs = pauseLeftMs(pausedUntil, context.now());
  if (pauseMs > 0) {
    await context.scheduleDelivery(Number.isFinite(pauseMs) ? pauseMs : null);
    return null;
  }
  const before = await readSetting(database, deliverySetting);
  if (!mayTry(before, cause, context.now())) {
    await context.scheduleDelivery(delayUntilNext(before, context.now()));
    return null;
  }
  await raiseHighWater(database);
  const { endpointUrl, deviceToken } = enrolment;
  const client = context.createClient({ baseUrl: endpointUrl, token: deviceToken });
  const company = companyOf(enrolment);
  const outcome = await deliverOutbox(database, { company, client });
  const state = await changeSetting(database, deliverySetting, (current) =>
    afterDelivery(current, outcome, { now: context.now(), random: context.random() }),
  );
  await context.scheduleDelivery(delayUntilNext(state, context.now()));
  return outcome.outcome === 'delivered' ? company : null;
}

function mayTry({ nextAttemptAt, error }: DeliveryState, cause: DeliveryCause, now: Date): boolean {
  if (cause === 'person') return true;
  const waitedForNetwork = error === 'offline' || error === 'unreachable';
  if (cause === 'online' && waitedForNetwork) return true;
  return isDue({ nextAttemptAt, paused: error === 'unauthorised' }, now);
}

function delayUntilNext({ nextAttemptAt }: DeliveryState, now: Date): number | null {
  return nextAttemptAt === null ? null : Math.max(0, Date.parse(nextAttemptAt) - now.getTime());
}

/** How delivery stands after a run. Pure. */
export function afterDelivery(
  before: DeliveryState,
  outcome: DeliveryOutcome,
  { now, random }: { now: Date; random: number },
): DeliveryState {
  const lastDeliveredAt = outcome.settled > 0 ? now.toISOString() : before.lastDeliveredAt;
  switch (outcome.outcome) {
    case 'delivered':
      return { attempts: 0, nextAttemptAt: null, lastDeliveredAt, error: null };
    case 'unauthorised':
      return { attempts: 0, nextAttemptAt: null, lastDeliveredAt, error: 'unauthorised' };
    case 'retry': {
      const attempts = before.attempts + 1;
      const delayMs = nextDelayMs({ attempts, random, retryAfterMs: outcome.retryAfterMs });
      const nextAttemptAt = new Date(now.getTime() + delayMs).toISOString();
      return { attempts, nextAttemptAt, lastDeliveredAt, error: toDeliveryError(outcome.error) };
    }
  }
}

/** Where delivery stands, for a page to put into words. */
export async function describeDelivery({ database }: WorkerContext): Promise<DeliveryStatus> {
  const { enrolment } = await readSetting(database, deviceSetting);
  const company = enrolment && companyOf(enrolment);
  const { nextAttemptAt, lastDeliveredAt, error } = await readSetting(database, deliverySetting);
  const rejected = await listRejected(database);
  const elsewhere = await listElsewhere(database, company);
  return {
    ...(await countQueued(database, company)),
    nextAttemptAt,
    lastDeliveredAt,
    error,
    rejected: rejected.map(({ id, shareId, event, reason, detail }) => ({
      id,
      shareId,
      type: event.type,
      occurredAt: event.occurredAt,
      reason: reason ?? 'invalid',
      detail,
    })),
    quarantined: await listQuarantined(database),
    elsewhere: elsewhere.map(({ company: other, events }) => ({
      host: URL.parse(other)?.host ?? other,
      events,
    })),
    storage: await describeStorage(database),
  };
}

/** How the two copies do, from what was just read of them. */
async function describeStorage(database: Database): Promise<StorageStatus> {
  const { resets, restored } = await readSetting(database, storageSetting);
  return { database: database.trouble, journal: database.journal.works, resets, restored };
}

function toDeliveryError(error: EndpointError): DeliveryError {
  return error === 'refused' || error === 'too-large' ? 'bad-answer' : error;
}
