import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Expertise } from '../domain/expertise.ts';
import { translate } from '../i18n/translate.ts';
import { chooseAttribution, chooseMode } from '../messaging/extension-messages.ts';
import { Loading } from '../ui/empty-state.tsx';
import { Mark } from '../ui/mark.tsx';
import { LiveRegion, Notice } from '../ui/notice.tsx';
import { DecisionCard } from './decision-card.tsx';
import { EnrolmentCard } from './enrolment-card.tsx';
import { ExpertiseCard } from './expertise-card.tsx';
import { Explanation } from './explanation.tsx';
import { ModeCard } from './mode-card.tsx';
import { useDevice } from './use-device.ts';
import { useExpertise } from './use-expertise.ts';

/** The page that opens at install: what Portevoix does, the decision, and the connection to the company. */
export function Welcome() {
  const { status, silent, busy, results, ...device } = useDevice();
  const expertise = useExpertise();
  const aside = useRef<HTMLElement>(null);

  /** The button that was pressed is gone: the focus goes to what took its place, and it is read out. */
  useLayoutEffect(() => {
    if (results > 0) aside.current?.querySelector('h2')?.focus();
  }, [results]);

  /** Once decided; and again when the company's topics came with the connection. */
  const company = status?.enrolment?.endpointUrl;
  const decided = status !== null && status.consent !== 'undecided';
  useEffect(() => {
    if (decided) void expertise.load();
  }, [decided, company]);

  // Another page may have changed meanwhile what this one shows: it asks again when the person comes back to it.
  useEffect(() => {
    const renew = () => {
      if (document.visibilityState !== 'visible') return;
      void device.load();
      if (decided) void expertise.load();
    };
    document.addEventListener('visibilitychange', renew);
    return () => document.removeEventListener('visibilitychange', renew);
  }, [decided]);

  async function saveExpertise(said: Expertise) {
    const kept = await expertise.save(said);
    device.noteAnswer(kept);
    return kept;
  }

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
            {silent && (
              <Notice tone="bad" title={translate('worker_title')}>
                {translate('worker_silent')}
              </Notice>
            )}
          </LiveRegion>
          {!status && !silent && <Loading label={translate('loading')} lines={4} />}
          {status?.consent === 'accepted' && (
            <EnrolmentCard
              enrolment={status.enrolment}
              managedEndpointUrl={status.managedEndpointUrl}
              error={device.enrolError}
              busy={busy}
              onEnrol={(invitation) => void device.connect(invitation)}
            />
          )}
          {status && (
            <DecisionCard
              consent={status.consent}
              withoutAttribution={status.withoutAttribution}
              managed={status.managedEndpointUrl !== null}
              busy={busy}
              onAttribution={(without) =>
                void device.settle(chooseAttribution, { withoutAttribution: without })
              }
              onDecide={(consent) => void device.decide(consent)}
            />
          )}
          {expertise.state && decided && (
            <ExpertiseCard state={expertise.state} onSave={saveExpertise} />
          )}
          {status?.consent === 'accepted' && (
            <ModeCard
              mode={status.mode}
              managedMode={status.managedMode}
              onChoose={(mode) => void device.settle(chooseMode, { mode })}
            />
          )}
        </aside>
      </main>
    </div>
  );
}
