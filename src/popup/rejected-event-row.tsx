import type { DeviceEvent } from '../contract/report.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import type { RejectedEvent } from '../messaging/delivery-messages.ts';
import { Button } from '../ui/button.tsx';
import { formatInstant } from '../ui/format.ts';

const typeWords: Record<DeviceEvent['type'], MessageKey> = {
  'share.inserted': 'event_inserted',
  'share.published': 'event_published',
  'share.scheduled': 'event_scheduled',
  'share.unclaimed': 'event_unclaimed',
  'share.abandoned': 'event_abandoned',
  'outcome.reported': 'event_outcome_reported',
  'level.reached': 'event_level_reached',
};

/** The endpoint's own codes, and ours for what it refused without one; another is shown as it came. */
const reasonWords: Readonly<Record<string, MessageKey>> = {
  invalid: 'rejected_invalid',
  conflict: 'rejected_conflict',
  'unknown-item': 'rejected_unknown_item',
  refused: 'rejected_refused',
  'too-large': 'rejected_too_large',
};

interface RejectedEventRowProps {
  event: RejectedEvent;
  /** Title of the item that was shared, if this device still knows it. */
  title: string | null;
  onRetry: () => void;
  onDismiss: () => void;
}

/** An event that the company's server refused, why, and what to do with it. */
export function RejectedEventRow({ event, title, onRetry, onDismiss }: RejectedEventRowProps) {
  const word = reasonWords[event.reason];
  return (
    <li class="row">
      <p class="row-title">
        {title ?? translate(event.shareId ? 'rejected_share' : 'rejected_report')}
      </p>
      <p class="soft">
        {translate(typeWords[event.type])} · {formatInstant(event.occurredAt)}
      </p>
      <p>{word ? translate(word) : translate('rejected_unlisted', event.reason)}</p>
      {event.detail && <code class="detail">{event.detail}</code>}
      <div class="actions">
        <Button onClick={onRetry}>{translate('try_again')}</Button>
        <Button look="quiet" onClick={onDismiss}>
          {translate('dismiss')}
        </Button>
      </div>
    </li>
  );
}
