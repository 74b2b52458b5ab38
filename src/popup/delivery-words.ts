import { type MessageKey, translate, translateCount } from '../i18n/translate.ts';
import type { DeliveryError, DeliveryStatus } from '../messaging/delivery-messages.ts';
import { formatDistance } from '../ui/format.ts';

const errorWords: Record<DeliveryError, MessageKey> = {
  offline: 'delivery_error_offline',
  unreachable: 'delivery_error_unreachable',
  unauthorised: 'delivery_error_unauthorised',
  'server-error': 'delivery_error_server',
  'bad-answer': 'delivery_error_bad_answer',
};

/** How much waits, since when, and when anything last arrived: for the card whose sentence tells of a failure. */
export function deliveryFacts(delivery: DeliveryStatus, nowMs: number): string | null {
  const { error, queued, oldestQueuedAt, lastDeliveredAt } = delivery;
  const facts: string[] = [];
  if (error && queued > 0) facts.push(translateCount('delivery_waiting', queued));
  if (queued > 0 && oldestQueuedAt) {
    facts.push(translate('delivery_oldest', formatDistance(oldestQueuedAt, nowMs)));
  }
  if ((error || queued > 0) && lastDeliveredAt) {
    facts.push(translate('delivery_last', formatDistance(lastDeliveredAt, nowMs)));
  }
  return facts.length > 0 ? facts.join(' ') : null;
}

/** Where delivery stands: what happened, what it means, what comes next. */
export function deliverySentence(delivery: DeliveryStatus, nowMs: number): string {
  const { error, queued, nextAttemptAt, lastDeliveredAt, rejected } = delivery;
  const next = nextAttemptAt && formatDistance(nextAttemptAt, nowMs);
  if (error) {
    const cause = translate(errorWords[error]);
    if (error === 'unauthorised' || !next) return cause;
    return `${cause} ${translate('delivery_next', next)}`;
  }
  if (queued > 0) {
    const waiting = translateCount('delivery_waiting', queued);
    return next ? `${waiting} ${translate('delivery_next', next)}` : waiting;
  }
  if (rejected.length > 0) return translateCount('delivery_rejected', rejected.length);
  if (!lastDeliveredAt) return translate('delivery_nothing');
  return translate('delivery_done', formatDistance(lastDeliveredAt, nowMs));
}
