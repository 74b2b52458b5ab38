import { batch, useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AdminSession } from '../contract/share-log.ts';
import { translate } from '../i18n/translate.ts';
import { type DeviceShare, exportDeviceLog } from '../messaging/extension-messages.ts';
import { send } from '../messaging/send.ts';
import { createEndpointClient, type EndpointClient } from '../sync/endpoint-client.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { companyIcon, deviceIcon, leaveIcon, outcomeIcon, resultsIcon } from '../ui/icons.ts';
import { Mark } from '../ui/mark.tsx';
import { Notice } from '../ui/notice.tsx';
import { TabList, TabPanel } from '../ui/tab-list.tsx';
import { CompanyLog } from './company-log.tsx';
import { CompanyOutcomes } from './company-outcomes.tsx';
import { CompanyResults } from './company-results.tsx';
import { type Credentials, readCredentials, saveCredentials } from './credentials.ts';
import { DeviceLog } from './device-log.tsx';
import { failureWords } from './endpoint-words.ts';
import { SignInForm } from './sign-in-form.tsx';

const views = ['company', 'results', 'outcomes', 'device'] as const;
type View = (typeof views)[number];

/** The address says which view; without a word, the company's if there is a sign-in, else this device's. */
function initialView(hash: string, signedIn: boolean): View {
  const named = views.find((view) => hash === `#${view}`);
  if (named) return named;
  return signedIn ? 'company' : 'device';
}

/** The company's share log and results, for whoever holds an admin token, and this device's own log, for everybody. */
export function Admin() {
  const credentials = useSignal<Credentials | null>(readCredentials());
  const session = useSignal<AdminSession | null>(null);
  const error = useSignal<string | null>(null);
  const busy = useSignal(false);
  const view = useSignal<View>(initialView(location.hash, credentials.peek() !== null));
  const shares = useSignal<DeviceShare[] | null>(null);
  const silent = useSignal(false);
  const client = useComputed(() => credentials.value && createEndpointClient(credentials.value));

  async function signIn(wanted: Credentials) {
    busy.value = true;
    const answer = await createEndpointClient(wanted).getAdminSession();
    batch(() => {
      busy.value = false;
      error.value = answer.ok ? null : failureWords(answer);
      session.value = answer.ok ? answer.value : null;
      credentials.value = answer.ok ? wanted : null;
    });
    saveCredentials(credentials.value);
  }

  function signOut() {
    batch(() => {
      credentials.value = null;
      session.value = null;
      error.value = null;
    });
    saveCredentials(null);
  }

  function show(wanted: View) {
    view.value = wanted;
    history.replaceState(null, '', `#${wanted}`);
  }

  useEffect(() => {
    if (credentials.value) void signIn(credentials.value);
    void send(exportDeviceLog, null).then((result) => {
      silent.value = !result.ok;
      if (result.ok) shares.value = result.answer;
    });
  }, []);

  return (
    <div class="page">
      <header class="header">
        <span class="brand">
          <Mark size={24} />
          <h1>{translate('admin_title')}</h1>
        </span>
        {session.value && (
          <span class="session">
            {translate('signed_in', session.value.programmeName)}
            <Button look="quiet" icon={leaveIcon} onClick={signOut}>
              {translate('sign_out')}
            </Button>
          </span>
        )}
      </header>
      <nav aria-label={translate('admin_views')}>
        <TabList
          label={translate('admin_views')}
          tabs={[
            { id: 'company', label: translate('view_company'), icon: companyIcon },
            { id: 'results', label: translate('view_results'), icon: resultsIcon },
            { id: 'outcomes', label: translate('view_outcomes'), icon: outcomeIcon },
            { id: 'device', label: translate('view_device'), icon: deviceIcon },
          ]}
          selected={view.value}
          onSelect={show}
        />
      </nav>
      <main>
        {view.value !== 'device' ? (
          <TabPanel id={view.value}>
            {session.value && client.value ? (
              <CompanyView
                view={view.value}
                client={client.value}
                session={session.value}
                onSignOut={signOut}
              />
            ) : busy.value && credentials.value ? (
              <Loading label={translate('sign_in_busy')} lines={8} />
            ) : (
              <SignInForm
                error={error.value}
                busy={busy.value}
                onSignIn={(typed) => void signIn(typed)}
              />
            )}
          </TabPanel>
        ) : (
          <TabPanel id="device">
            {silent.value ? (
              <Notice tone="bad" title={translate('worker_title')}>
                {translate('worker_silent')}
              </Notice>
            ) : (
              <DeviceLog shares={shares.value} />
            )}
          </TabPanel>
        )}
      </main>
    </div>
  );
}

interface CompanyViewProps {
  view: Exclude<View, 'device'>;
  client: EndpointClient;
  session: AdminSession;
  onSignOut: () => void;
}

/** What needs a sign-in. */
function CompanyView({ view, session, ...rest }: CompanyViewProps) {
  switch (view) {
    case 'company':
      return <CompanyLog session={session} {...rest} />;
    case 'results':
      return <CompanyResults {...rest} />;
    case 'outcomes':
      return <CompanyOutcomes {...rest} />;
  }
}
