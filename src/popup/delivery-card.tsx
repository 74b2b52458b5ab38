import { translate } from '../i18n/translate.ts';
import type { DeliveryStatus } from '../messaging/delivery-messages.ts';
import { Button, OutLink } from '../ui/button.tsx';
import { LiveRegion, ToneIcon } from '../ui/notice.tsx';
import { deliveryFacts, deliverySentence } from './delivery-words.ts';
import { deliveryHealth } from './health.ts';
import { WELCOME_PAGE } from './popup-model.ts';

interface DeliveryCardProps {
  delivery: DeliveryStatus;
  nowMs: number;
  delivering: boolean;
  onDeliver: () => void;
}

/** Where delivery stands, in words, and the button that does not wait for the next try. */
export function DeliveryCard({ delivery, nowMs, delivering, onDeliver }: DeliveryCardProps) {
  const facts = deliveryFacts(delivery, nowMs);
  return (
    <section class="card delivery">
      <ToneIcon tone={deliveryHealth(delivery).tone} />
      <div>
        <h2>{translate('health_delivery')}</h2>
        <LiveRegion>
          <p>{deliverySentence(delivery, nowMs)}</p>
          {facts && <p class="soft">{facts}</p>}
        </LiveRegion>
        <div class="actions">
          {delivery.error === 'unauthorised' && (
            <OutLink look="secondary" href={WELCOME_PAGE}>
              {translate('connect_again')}
            </OutLink>
          )}
          {delivery.queued > 0 && (
            <Button busy={delivering} onClick={onDeliver}>
              {translate(delivery.error === 'unauthorised' ? 'try_again' : 'deliver_now')}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
