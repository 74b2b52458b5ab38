import type { OfferStatus } from '../domain/choice.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { Button, OutLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { IconNode } from '../ui/icon.tsx';
import {
  companyIcon,
  emptyIcon,
  outIcon,
  privacyIcon,
  refreshIcon,
  waitingIcon,
} from '../ui/icons.ts';
import { type PopupModel, WELCOME_PAGE } from './popup-model.ts';

/** Why there is nothing to share now, and which way out there is. */
interface Emptiness {
  icon: IconNode;
  title: MessageKey;
  text: MessageKey;
  action: MessageKey;
  /** `welcome` opens the page where the person decides and enrols; `refresh` asks the company's server. */
  leadsTo: 'welcome' | 'refresh';
}

const nothing: Emptiness = {
  icon: emptyIcon,
  title: 'composer_nothing',
  text: 'share_nothing_text',
  action: 'feed_check',
  leadsTo: 'refresh',
};

const emptiness: Record<OfferStatus | 'refused', Emptiness> = {
  'consent-needed': {
    icon: privacyIcon,
    title: 'share_consent_title',
    text: 'share_consent_text',
    action: 'share_consent_action',
    leadsTo: 'welcome',
  },
  refused: {
    icon: privacyIcon,
    title: 'share_refused_title',
    text: 'share_refused_text',
    action: 'share_refused_action',
    leadsTo: 'welcome',
  },
  'not-enrolled': {
    icon: companyIcon,
    title: 'share_enrol_title',
    text: 'share_enrol_text',
    action: 'share_enrol_action',
    leadsTo: 'welcome',
  },
  'no-feed-yet': {
    icon: emptyIcon,
    title: 'share_no_feed_title',
    text: 'share_no_feed_text',
    action: 'feed_fetch',
    leadsTo: 'refresh',
  },
  'feed-expired': {
    icon: waitingIcon,
    title: 'share_expired_title',
    text: 'share_expired_text',
    action: 'feed_fetch',
    leadsTo: 'refresh',
  },
  paused: {
    icon: waitingIcon,
    title: 'share_paused_title',
    text: 'share_paused_text',
    action: 'feed_check',
    leadsTo: 'refresh',
  },
  'nothing-for-you': nothing,
  ready: nothing,
};

type ShareEmptyProps = Pick<PopupModel, 'busy' | 'device' | 'refresh'> & {
  status: OfferStatus;
  networkLabel: string;
};

/** What the share place says while there is nothing to share, and how to get there. */
export function ShareEmpty({ status, networkLabel, device, busy, refresh }: ShareEmptyProps) {
  const refused = status === 'consent-needed' && device?.consent === 'refused';
  const { icon, title, text, action, leadsTo } = emptiness[refused ? 'refused' : status];
  return (
    <EmptyState
      icon={icon}
      title={translate(title)}
      action={
        leadsTo === 'welcome' ? (
          <OutLink look={refused ? 'secondary' : 'primary'} icon={outIcon} href={WELCOME_PAGE}>
            {translate(action)}
          </OutLink>
        ) : (
          <Button look="primary" icon={refreshIcon} busy={busy.has('refresh')} onClick={refresh}>
            {translate(action)}
          </Button>
        )
      }
    >
      {translate(text, networkLabel)}
    </EmptyState>
  );
}
