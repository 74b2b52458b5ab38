import { translate } from '../i18n/translate.ts';
import type { DeliveryStatus } from '../messaging/extension-messages.ts';
import { Button, OutLink } from '../ui/button.tsx';
import { LiveRegion, ToneIcon } from '../ui/notice.tsx';
import { deliverySentence } from './delivery-words.ts';
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
  return (
    <section class="card delivery">
      <ToneIcon tone={deliveryHealth(delivery).tone} />
      <div>
        <h2>{translate('health_delivery')}</h2>
        <LiveRegion>
          <p>{deliverySentence(delivery, nowMs)}</p>
        </LiveRegion>
        <div class="actions">
          {delivery.error === 'unauthorised' && (
            <OutLink look="secondary" href={WELCOME_PAGE}>
              {translate('connect_again')}
            </OutLink>
          )}
          {delivery.error !== 'unauthorised' && delivery.queued > 0 && (
            <Button busy={delivering} onClick={onDeliver}>
              {translate('deliver_now')}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
