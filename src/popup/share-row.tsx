import { useSignal } from '@preact/signals';
import { translate } from '../i18n/translate.ts';
import type { RecentShare } from '../messaging/extension-messages.ts';
import type { OutcomeToTell } from '../messaging/report-messages.ts';
import type { OwnResultsAnswer } from '../messaging/results-messages.ts';
import { Button, OutLink } from '../ui/button.tsx';
import { formatDistance, formatInstant } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { deviceIcon, doneIcon, outcomeIcon, waitingIcon } from '../ui/icons.ts';
import { ShareStateLabel } from '../ui/share-state.tsx';
import { wordingStepWord } from '../ui/wording-step.ts';
import { ReportForm } from './report-form.tsx';
import { ToldOutcomes } from './told-outcomes.tsx';

interface ShareRowProps {
  share: RecentShare;
  results: OwnResultsAnswer | null;
  networkLabel: string;
  nowMs: number;
  /** Nothing is sent without consent: the share is noted on this device only. */
  staysHere: boolean;
  onReport: (report: OutcomeToTell) => Promise<boolean>;
}

/** One of my shares: what, where, when, how firmly known, and whether my company has it. */
export function ShareRow(props: ShareRowProps) {
  const { share, networkLabel, nowMs, staysHere } = props;
  const reporting = useSignal(false);
  const mayReport = !staysHere && share.state !== 'abandoned';
  return (
    <li class="row">
      <p class="row-title">{share.title}</p>
      <p class="row-facts">
        <ShareStateLabel state={share.state} />
        <Whereabouts delivered={share.delivered} staysHere={staysHere} />
      </p>
      <p class="row-facts soft">
        <span>{networkLabel}</span>
        <time dateTime={share.insertedAt} title={formatInstant(share.insertedAt)}>
          {formatDistance(share.insertedAt, nowMs)}
        </time>
        {share.wording && <span>{wordingStepWord(share.wording)}</span>}
        {share.permalink && <OutLink href={share.permalink}>{translate('see_post')}</OutLink>}
      </p>
      <ToldOutcomes outcomes={share.outcomes} results={props.results} />
      {reporting.value && (
        <ReportForm
          share={share}
          nowMs={nowMs}
          onReport={props.onReport}
          onClose={() => {
            reporting.value = false;
          }}
        />
      )}
      {mayReport && !reporting.value && (
        <div class="actions">
          <Button
            look="quiet"
            icon={outcomeIcon}
            onClick={() => {
              reporting.value = true;
            }}
          >
            {translate('report_open')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Whereabouts({ delivered, staysHere }: { delivered: boolean; staysHere: boolean }) {
  if (delivered)
    return (
      <span class="whereabouts">
        <Icon icon={doneIcon} size={14} />
        {translate('delivered')}
      </span>
    );
  return (
    <span class="whereabouts">
      <Icon icon={staysHere ? deviceIcon : waitingIcon} size={14} />
      {translate(staysHere ? 'on_this_device' : 'waiting')}
    </span>
  );
}
