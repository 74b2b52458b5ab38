import { batch, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ShareMode } from '../contract/event.ts';
import { translate } from '../i18n/translate.ts';
import {
  type Consent,
  chooseMode,
  type DeviceStatus,
  decideConsent,
  enrol,
  getDevice,
} from '../messaging/extension-messages.ts';
import { send } from '../messaging/send.ts';
import { Loading } from '../ui/empty-state.tsx';
import { Mark } from '../ui/mark.tsx';
import { LiveRegion, Notice } from '../ui/notice.tsx';
import { askBuiltInConsent } from './data-consent.ts';
import { DecisionCard } from './decision-card.tsx';
import { EnrolmentCard } from './enrolment-card.tsx';
import type { EnrolError } from './enrolment-error.ts';
import { ExpertiseCard } from './expertise-card.tsx';
import { Explanation } from './explanation.tsx';
import type { Invitation } from './invitation.ts';
import { ModeCard } from './mode-card.tsx';
import { useExpertise } from './use-expertise.ts';

/** The page that opens at install: what Portevoix does, the decision, and the connection to the company. */
export function Welcome() {
  const device = useSignal<DeviceStatus | null>(null);
  const withoutAttribution = useSignal(false);
  const busy = useSignal(false);
  const silent = useSignal(false);
  const enrolError = useSignal<EnrolError | null>(null);
  const results = useSignal(0);
  const expertise = useExpertise();
  const aside = useRef<HTMLElement>(null);

  function keep(answer: DeviceStatus) {
    batch(() => {
      device.value = answer;
      withoutAttribution.value = answer.withoutAttribution;
    });
  }

  async function load() {
    const result = await send(getDevice, null);
    silent.value = !result.ok;
    if (result.ok) keep(result.answer);
  }

  async function decide(consent: Exclude<Consent, 'undecided'>) {
    busy.value = true;
    const payload = { consent, withoutAttribution: withoutAttribution.value };
    const result = await send(decideConsent, payload);
    batch(() => {
      busy.value = false;
      silent.value = !result.ok;
      enrolError.value = null;
      if (result.ok) keep(result.answer);
    });
    return result.ok;
  }

  async function decideByButton(consent: Exclude<Consent, 'undecided'>) {
    // Whoever says no to Firefox's own question has refused.
    const agreed = consent === 'accepted' && (await askBuiltInConsent());
    if (await decide(agreed ? 'accepted' : 'refused')) results.value += 1;
  }

  /** The button that was pressed is gone: the focus goes to what took its place, and it is read out. */
  useLayoutEffect(() => {
    if (results.value > 0) aside.current?.querySelector('h2')?.focus();
  }, [results.value]);

  /** Once accepted, ticking the box takes effect at once: there is no other button to press. */
  function chooseAttribution(without: boolean) {
    withoutAttribution.value = without;
    if (device.value?.consent === 'accepted') void decide('accepted');
  }

  async function settleMode(mode: ShareMode) {
    const result = await send(chooseMode, { mode });
    batch(() => {
      silent.value = !result.ok;
      if (result.ok) keep(result.answer);
    });
  }

  async function connect(invitation: Invitation) {
    batch(() => {
      busy.value = true;
      enrolError.value = null;
    });
    const result = await send(enrol, invitation);
    batch(() => {
      busy.value = false;
      if (!result.ok) enrolError.value = 'failed';
      else if (!result.answer.ok) enrolError.value = result.answer.code;
      else keep(result.answer.device);
    });
    if (!enrolError.value) results.value += 1;
  }

  useEffect(() => void load(), []);

  /** Once decided; and again when the company's topics came with the connection. */
  const company = device.value?.enrolment?.endpointUrl;
  const decided = device.value !== null && device.value.consent !== 'undecided';
  useEffect(() => {
    if (decided) void expertise.load();
  }, [decided, company]);

  const status = device.value;
  const endpointUrl = status?.enrolment?.endpointUrl ?? status?.managedEndpointUrl ?? null;
  return (
    <div class="page">
      <header class="hero">
        <Mark size={40} />
        <div>
          <h1>{translate('welcome_title')}</h1>
          <p>{translate('welcome_lead')}</p>
        </div>
      </header>
      <main>
        <Explanation
          recipientHost={
            endpointUrl && URL.canParse(endpointUrl) ? new URL(endpointUrl).host : null
          }
          privacyContact={status?.enrolment?.programme.privacyContact ?? null}
        />
        <aside ref={aside} class="decision" aria-label={translate('decision_label')}>
          <LiveRegion>
            {silent.value && (
              <Notice tone="bad" title={translate('worker_title')}>
                {translate('worker_silent')}
              </Notice>
            )}
          </LiveRegion>
          {!status && !silent.value && <Loading label={translate('loading')} lines={4} />}
          {status?.consent === 'accepted' && (
            <EnrolmentCard
              enrolment={status.enrolment}
              managedEndpointUrl={status.managedEndpointUrl}
              error={enrolError.value}
              busy={busy.value}
              onEnrol={(invitation) => void connect(invitation)}
            />
          )}
          {status && (
            <DecisionCard
              consent={status.consent}
              withoutAttribution={withoutAttribution.value}
              managed={status.managedEndpointUrl !== null}
              busy={busy.value}
              onAttribution={chooseAttribution}
              onDecide={(consent) => void decideByButton(consent)}
            />
          )}
          {expertise.state && decided && (
            <ExpertiseCard state={expertise.state} onSave={(said) => void expertise.save(said)} />
          )}
          {status?.consent === 'accepted' && (
            <ModeCard
              mode={status.mode}
              managedMode={status.managedMode}
              onChoose={(mode) => void settleMode(mode)}
            />
          )}
        </aside>
      </main>
    </div>
  );
}
