import type { Reason } from '../../domain/reason.ts';
import { translate, translateCount } from '../../i18n/translate.ts';

/** A reason of the ranking, in words. */
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
      return translateCount('reason_expires_soon', reason.days);
    case 'already-shared':
      return translate('reason_already_shared');
  }
}
