import type { DeliveryError, DeliveryStatus } from '../messaging/extension-messages.ts';
import { countQueued, listRejected } from '../storage/outbox.ts';
import {
  changeSetting,
  type DeliveryState,
  deliverySetting,
  deviceSetting,
  readSetting,
} from '../storage/settings.ts';
import { type DeliveryOutcome, deliverOutbox } from '../sync/deliver-outbox.ts';
import type { EndpointError } from '../sync/endpoint-result.ts';
import { nextDelayMs } from '../sync/retry-policy.ts';
import type { WorkerContext } from './context.ts';

/** Delivers what is queued, if the person agreed and one delivery is not running already. Never throws away anything. */
export async function deliver(context: WorkerContext): Promise<void> {
  await navigator.locks.request('portevoix.deliver', { ifAvailable: true }, async (lock) => {
    if (lock) await deliverAlone(context);
  });
}

async function deliverAlone(context: WorkerContext): Promise<void> {
  const { database } = context;
  const { consent, enrolment } = await readSetting(database, deviceSetting);
  if (consent !== 'accepted' || !enrolment) return;
  const { endpointUrl, deviceToken } = enrolment;
  const client = context.createClient({ baseUrl: endpointUrl, token: deviceToken });
  const outcome = await deliverOutbox(database, client);
  const state = await changeSetting(database, deliverySetting, (before) =>
    afterDelivery(before, outcome, { now: context.now(), random: context.random() }),
  );
  await context.scheduleDelivery(state.nextAttemptAt ? new Date(state.nextAttemptAt) : null);
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
  const { nextAttemptAt, lastDeliveredAt, error } = await readSetting(database, deliverySetting);
  const rejected = await listRejected(database);
  return {
    ...(await countQueued(database)),
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
  };
}

function toDeliveryError(error: EndpointError): DeliveryError {
  return error === 'refused' || error === 'too-large' ? 'bad-answer' : error;
}
