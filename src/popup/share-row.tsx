import { translate } from '../i18n/translate.ts';
import type { RecentShare } from '../messaging/extension-messages.ts';
import { OutLink } from '../ui/button.tsx';
import { formatDistance, formatInstant } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { deviceIcon, doneIcon, waitingIcon } from '../ui/icons.ts';
import { ShareStateLabel } from '../ui/share-state.tsx';
import { wordingStepWord } from '../ui/wording-step.ts';

interface ShareRowProps {
  share: RecentShare;
  networkLabel: string;
  nowMs: number;
  /** Nothing is sent without consent: the share is noted on this device only. */
  staysHere: boolean;
}

/** One of my shares: what, where, when, how firmly known, and whether my company has it. */
export function ShareRow({ share, networkLabel, nowMs, staysHere }: ShareRowProps) {
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
