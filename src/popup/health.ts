import type { Trouble } from '../domain/trouble.ts';
import type { MessageKey } from '../i18n/translate.ts';
import type { DeliveryStatus, StorageStatus } from '../messaging/delivery-messages.ts';
import type { DeviceStatus, FeedStatus } from '../messaging/extension-messages.ts';
import type { Tone } from '../ui/notice.tsx';

/** The light in the header: a tone and one word. */
export interface Health {
  tone: Tone;
  word: MessageKey;
}

/** What the light is computed from. */
export interface HealthFacts {
  device: DeviceStatus;
  feed: FeedStatus;
  delivery: DeliveryStatus;
  troubles: readonly Trouble[];
}

/** How well delivery does. */
export function deliveryHealth(delivery: DeliveryStatus): Health {
  const { error, queued, rejected, quarantined, elsewhere } = delivery;
  const setAside = rejected.length + quarantined.length + elsewhere.length;
  if (error === 'unauthorised') return { tone: 'bad', word: 'health_reconnect' };
  if (setAside > 0) return { tone: 'care', word: 'health_attention' };
  if (error === 'offline') return { tone: 'care', word: 'health_offline' };
  if (error) return { tone: 'care', word: 'health_delayed' };
  if (queued > 0) return { tone: 'plain', word: 'health_waiting' };
  return { tone: 'good', word: 'health_ready' };
}

/** Whether shares are kept: in both copies, in one, in none. */
export function storageHealth({ database, journal }: StorageStatus): Health {
  if (database && !journal) return { tone: 'bad', word: 'health_unrecorded' };
  if (database || !journal) return { tone: 'care', word: 'health_attention' };
  return { tone: 'good', word: 'health_ready' };
}

/** How fresh the approved content is. */
export function feedHealth({ fetchedAt, expiresAt, lastError }: FeedStatus, nowMs: number): Health {
  const expired = expiresAt !== null && Date.parse(expiresAt) <= nowMs;
  if (expired) return { tone: 'bad', word: 'health_outdated' };
  if (lastError?.code === 'offline') return { tone: 'care', word: 'health_offline' };
  if (lastError || !fetchedAt) return { tone: 'care', word: 'health_delayed' };
  return { tone: 'good', word: 'health_ready' };
}

/** Whether texts get into the networks' pages. */
export function pageHealth(troubles: readonly Trouble[]): Health {
  return troubles.length > 0
    ? { tone: 'care', word: 'health_manual' }
    : { tone: 'good', word: 'health_ready' };
}

/** Whether this device may speak for somebody at all. */
export function deviceHealth({ consent, enrolment, pausedUntil }: DeviceStatus): Health {
  if (consent === 'refused') return { tone: 'plain', word: 'health_private' };
  if (pausedUntil !== null) return { tone: 'plain', word: 'health_paused' };
  if (consent === 'undecided' || !enrolment) return { tone: 'care', word: 'health_setup' };
  return { tone: 'good', word: 'health_ready' };
}

const gravity: Record<Tone, number> = { good: 0, plain: 1, care: 2, bad: 3 };

/** The gravest of all; without consent or enrolment only storage matters too, which keeps the person's own log. */
export function computeHealth(
  { device, feed, delivery, troubles }: HealthFacts,
  nowMs: number,
): Health {
  const own = deviceHealth(device);
  const storage = storageHealth(delivery.storage);
  if (own.tone !== 'good') return storage.tone === 'bad' ? storage : own;
  const parts = [storage, deliveryHealth(delivery), feedHealth(feed, nowMs), pageHealth(troubles)];
  return parts.reduce(
    (worst, part) => (gravity[part.tone] > gravity[worst.tone] ? part : worst),
    own,
  );
}
