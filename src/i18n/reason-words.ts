import type { Reason } from '../domain/reason.ts';
import { translate, translateCount } from './translate.ts';

/** A reason of the ranking, in words: the same in the picker and in the popup. */
export function explainReason(reason: Reason): string {
  switch (reason.code) {
    case 'urgent':
      return translate('reason_urgent');
    case 'your-field':
      return translate('reason_your_field', reason.topic.replaceAll('-', ' '));
    case 'other-field':
      return translate('reason_other_field');
    case 'your-language':
      return translate('reason_your_language');
    case 'new':
      return translate('reason_new');
    case 'expires-soon':
      return reason.days < 1
        ? translate('reason_expires_today')
        : translateCount('reason_expires_soon', reason.days);
    case 'already-shared':
      return translate('reason_already_shared');
    case 'taken':
      return translateCount('reason_taken', reason.shares);
  }
}
