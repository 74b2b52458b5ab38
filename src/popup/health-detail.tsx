import { translate } from '../i18n/translate.ts';
import type { DeviceStatus } from '../messaging/extension-messages.ts';
import { Button, OutLink } from '../ui/button.tsx';
import { downloadIcon, refreshIcon } from '../ui/icons.ts';
import { deliveryFacts, deliverySentence } from './delivery-words.ts';
import { feedErrorSentence, feedSentence } from './feed-words.ts';
import {
  deliveryHealth,
  deviceHealth,
  feedHealth,
  type HealthFacts,
  storageHealth,
} from './health.ts';
import { HealthLine } from './health-line.tsx';
import { type PopupModel, WELCOME_PAGE } from './popup-model.ts';
import { pauseSentence } from './privacy-words.ts';
import { storageSentence } from './storage-words.ts';
import { TroubleLine } from './trouble-line.tsx';

/** Whom this device speaks for, in one sentence. */
function deviceSentence({ consent, enrolment, pausedUntil }: DeviceStatus): string {
  if (consent === 'undecided') return translate('device_undecided');
  if (consent === 'refused') return translate('device_refused');
  if (pausedUntil !== null) return pauseSentence(pausedUntil);
  if (!enrolment) return translate('device_not_enrolled');
  const host = new URL(enrolment.endpointUrl).host;
  return translate('device_enrolled', enrolment.programme.name, host);
}

/** What stands behind the one word of the light: the company, its content, the delivery, the networks' editors; each with its way out. */
export function HealthDetail({ facts, model }: { facts: HealthFacts; model: PopupModel }) {
  const { device, feed, delivery, troubles } = facts;
  const isSetUp = device.consent === 'accepted' && device.enrolment !== null;
  const feedError = feedErrorSentence(feed, model.nowMs);
  return (
    <>
      <HealthLine
        tone={deviceHealth(device).tone}
        title={translate('health_company')}
        action={!isSetUp && <OutLink href={WELCOME_PAGE}>{translate('open_welcome')}</OutLink>}
      >
        {deviceSentence(device)}
      </HealthLine>
      {isSetUp && (
        <>
          <HealthLine
            tone={feedHealth(feed, model.nowMs).tone}
            title={translate('health_content')}
            action={
              <Button
                look="quiet"
                icon={refreshIcon}
                busy={model.busy.has('refresh')}
                onClick={model.refresh}
              >
                {translate(feedError ? 'try_again' : 'feed_check')}
              </Button>
            }
          >
            {feedError ?? feedSentence(feed, model.nowMs)}
            {feed.lastError?.detail && <code class="detail">{feed.lastError.detail}</code>}
          </HealthLine>
          <HealthLine tone={deliveryHealth(delivery).tone} title={translate('health_delivery')}>
            {deliverySentence(delivery, model.nowMs)} {deliveryFacts(delivery, model.nowMs)}
          </HealthLine>
          {troubles.map((trouble) => (
            <TroubleLine key={trouble.network} trouble={trouble} model={model} />
          ))}
        </>
      )}
      <HealthLine
        tone={storageHealth(delivery.storage).tone}
        title={translate('health_storage')}
        action={
          <Button look="quiet" icon={downloadIcon} onClick={model.saveDiagnostics}>
            {translate('diagnostics_save')}
          </Button>
        }
      >
        {storageSentence(delivery.storage)}
        <span class="detail">{translate('diagnostics_hint')}</span>
      </HealthLine>
    </>
  );
}
