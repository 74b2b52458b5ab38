import { translate } from '../i18n/translate.ts';
import type { EnrolmentSummary } from '../messaging/extension-messages.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { ToneIcon } from '../ui/notice.tsx';
import type { EnrolError } from './enrolment-error.ts';
import { EnrolmentForm } from './enrolment-form.tsx';
import type { Invitation } from './invitation.ts';

interface EnrolmentCardProps {
  enrolment: EnrolmentSummary | null;
  managedEndpointUrl: string | null;
  error: EnrolError | null;
  busy: boolean;
  onEnrol: (invitation: Invitation) => void;
}

/** Connect this device to the company; once done, to whom it is connected and what comes next. */
export function EnrolmentCard({ enrolment, ...form }: EnrolmentCardProps) {
  if (!enrolment) {
    return (
      <section key="enrol" class="card">
        <h2 tabIndex={-1}>{translate('enrol_title')}</h2>
        <p>{translate('enrol_text')}</p>
        <EnrolmentForm {...form} />
      </section>
    );
  }
  const { programme, ambassador, endpointUrl } = enrolment;
  return (
    <section key="connected" class="card">
      <h2 class="with-icon" tabIndex={-1}>
        <ToneIcon tone="good" size={20} />
        {translate('connected_title', programme.name)}
      </h2>
      <p>{translate('connected_text')}</p>
      <dl class="pairs">
        <dt>{translate('connected_server')}</dt>
        <dd>{new URL(endpointUrl).host}</dd>
        <dt>{translate('connected_pseudonym')}</dt>
        <dd>
          <code>{ambassador.pseudonym}</code>
        </dd>
        {ambassador.topics.length > 0 && (
          <>
            <dt>{translate('connected_topics')}</dt>
            <dd>{ambassador.topics.map((topic) => topic.replaceAll('-', ' ')).join(', ')}</dd>
          </>
        )}
      </dl>
      <Disclosure summary={translate('connected_again')}>
        <EnrolmentForm {...form} />
      </Disclosure>
    </section>
  );
}
