import type { OfferStatus } from '../domain/choice.ts';
import { translate } from './translate.ts';

/** Why there is nothing to insert, in words. */
export function explainOffer(status: Exclude<OfferStatus, 'ready'>): string {
  switch (status) {
    case 'nothing-for-you':
      return translate('composer_nothing');
    case 'consent-needed':
      return translate('composer_consent');
    case 'not-enrolled':
      return translate('composer_enrol');
    case 'no-feed-yet':
      return translate('composer_no_feed');
    case 'feed-expired':
      return translate('composer_feed_expired');
    case 'paused':
      return translate('composer_paused');
  }
}
