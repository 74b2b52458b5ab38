import type { MessageKey } from '../i18n/translate.ts';
import type { DeliveryStatus, DeviceStatus, FeedStatus } from '../messaging/extension-messages.ts';
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
}

/** How well delivery does. */
export function deliveryHealth({ error, queued, rejected }: DeliveryStatus): Health {
  if (error === 'unauthorised') return { tone: 'bad', word: 'health_reconnect' };
  if (rejected.length > 0) return { tone: 'care', word: 'health_attention' };
  if (error === 'offline') return { tone: 'care', word: 'health_offline' };
  if (error) return { tone: 'care', word: 'health_delayed' };
  if (queued > 0) return { tone: 'plain', word: 'health_waiting' };
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

/** Whether this device may speak for somebody at all. */
export function deviceHealth({ consent, enrolment }: DeviceStatus): Health {
  if (consent === 'refused') return { tone: 'plain', word: 'health_private' };
  if (consent === 'undecided' || !enrolment) return { tone: 'care', word: 'health_setup' };
  return { tone: 'good', word: 'health_ready' };
}

const gravity: Record<Tone, number> = { good: 0, plain: 1, care: 2, bad: 3 };

/** The gravest of the three; without consent or enrolment nothing else matters. */
export function computeHealth({ device, feed, delivery }: HealthFacts, nowMs: number): Health {
  const own = deviceHealth(device);
  if (own.tone !== 'good') return own;
  const parts = [deliveryHealth(delivery), feedHealth(feed, nowMs)];
  return parts.reduce(
    (worst, part) => (gravity[part.tone] > gravity[worst.tone] ? part : worst),
    own,
  );
}
