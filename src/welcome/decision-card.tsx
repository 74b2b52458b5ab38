import { translate } from '../i18n/translate.ts';
import type { Consent } from '../messaging/extension-messages.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';

interface DecisionCardProps {
  withoutAttribution: boolean;
  /** The company's IT set this browser up. */
  managed: boolean;
  busy: boolean;
  onAttribution: (without: boolean) => void;
  onDecide: (consent: 'accepted' | 'refused') => void;
}

const cards = { undecided: Undecided, accepted: Accepted, refused: Refused };

/** Accept or refuse, with the same weight; later, what was decided and how to change it. */
export function DecisionCard({ consent, ...props }: DecisionCardProps & { consent: Consent }) {
  const Card = cards[consent];
  return (
    <section class="card">
      <Card {...props} />
    </section>
  );
}

function Undecided(props: DecisionCardProps) {
  return (
    <>
      <h2 tabIndex={-1}>{translate('decision_title')}</h2>
      <p>{translate('decision_text')}</p>
      {props.managed && <p>{translate('decision_managed')}</p>}
      <Attribution {...props} />
      <div class="choice-pair">
        <Button busy={props.busy} onClick={() => props.onDecide('accepted')}>
          {translate('decision_accept')}
        </Button>
        <Button busy={props.busy} onClick={() => props.onDecide('refused')}>
          {translate('decision_refuse')}
        </Button>
      </div>
    </>
  );
}

function Refused(props: DecisionCardProps) {
  return (
    <>
      <h2 tabIndex={-1}>{translate('refused_title')}</h2>
      <p>{translate('refused_text')}</p>
      <h3>{translate('refused_works_title')}</h3>
      <ul>
        <li>{translate('refused_works_checklist')}</li>
        <li>{translate('refused_works_log')}</li>
        <li>{translate('refused_works_content')}</li>
      </ul>
      <p>{translate('refused_stops')}</p>
      <Attribution {...props} />
      <Button busy={props.busy} onClick={() => props.onDecide('accepted')}>
        {translate('refused_change')}
      </Button>
    </>
  );
}

function Accepted(props: DecisionCardProps) {
  return (
    <>
      <h2 tabIndex={-1}>{translate('accepted_title')}</h2>
      <p>{translate('accepted_text')}</p>
      <Attribution {...props} />
      <Button busy={props.busy} onClick={() => props.onDecide('refused')}>
        {translate('accepted_withdraw')}
      </Button>
    </>
  );
}

function Attribution({ withoutAttribution, onAttribution }: DecisionCardProps) {
  return (
    <Checkbox
      label={translate('attribution_label')}
      hint={translate('attribution_hint')}
      checked={withoutAttribution}
      onChange={onAttribution}
    />
  );
}
