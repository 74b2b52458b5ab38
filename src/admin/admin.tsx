import { batch, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AdminSession } from '../contract/share-log.ts';
import { translate } from '../i18n/translate.ts';
import { createEndpointClient, type EndpointClient } from '../sync/endpoint-client.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { companyIcon, deviceIcon, leaveIcon, outcomeIcon, resultsIcon } from '../ui/icons.ts';
import { Mark } from '../ui/mark.tsx';
import { TabList, TabPanel } from '../ui/tab-list.tsx';
import { type Credentials, readCredentials, saveCredentials } from './credentials.ts';
import { failureWords } from './endpoint-words.ts';
import { OwnLog } from './own-log.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignedIn } from './signed-in.tsx';

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
  /** Where and as whom somebody signed in last, or tried to. */
  const tried = useSignal<Credentials | null>(readCredentials());
  const restoring = useSignal(tried.peek() !== null);
  const access = useSignal<{ session: AdminSession; client: EndpointClient } | null>(null);
  const error = useSignal<string | null>(null);
  const busy = useSignal(false);
  const view = useSignal<View>(initialView(location.hash, tried.peek() !== null));

  async function signIn(wanted: Credentials) {
    if (busy.value) return;
    busy.value = true;
    tried.value = wanted;
    const client = createEndpointClient(wanted);
    const answer = await client.getAdminSession();
    batch(() => {
      busy.value = false;
      restoring.value = false;
      error.value = answer.ok ? null : failureWords(answer);
      access.value = answer.ok ? { session: answer.value, client } : null;
    });
    // A server that is down says nothing of the token.
    if (answer.ok) saveCredentials(wanted);
    else if (answer.error === 'unauthorised') saveCredentials(null);
  }

  function signOut() {
    batch(() => {
      tried.value = tried.value && { ...tried.value, token: '' };
      access.value = null;
      error.value = null;
    });
    saveCredentials(null);
  }

  function show(wanted: View) {
    view.value = wanted;
    history.replaceState(null, '', `#${wanted}`);
  }

  useEffect(() => {
    if (tried.value) void signIn(tried.value);
  }, []);

  return (
    <div class="page">
      <header class="header">
        <span class="brand">
          <Mark size={24} />
          <h1>{translate('admin_title')}</h1>
        </span>
        {access.value && (
          <span class="session">
            {translate('signed_in', access.value.session.programmeName)}
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
        {access.value && (
          <SignedIn
            view={view.value === 'device' ? null : view.value}
            onSignOut={signOut}
            {...access.value}
          />
        )}
        {!access.value && view.value !== 'device' && (
          <TabPanel id={view.value}>
            {restoring.value ? (
              <Loading label={translate('sign_in_busy')} lines={8} />
            ) : (
              <SignInForm
                tried={tried.value}
                error={error.value}
                busy={busy.value}
                onSignIn={(typed) => void signIn(typed)}
              />
            )}
          </TabPanel>
        )}
        {view.value === 'device' && (
          <TabPanel id="device">
            <OwnLog />
          </TabPanel>
        )}
      </main>
    </div>
  );
}
