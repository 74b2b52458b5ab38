import type { Reason } from '../domain/reason.ts';
import { type MessageKey, translate, translateCount } from '../i18n/translate.ts';

const words: Record<Exclude<Reason['code'], 'your-field' | 'expires-soon'>, MessageKey> = {
  urgent: 'reason_urgent',
  'other-field': 'reason_other_field',
  'your-language': 'reason_your_language',
  new: 'reason_new',
  'already-shared': 'reason_already_shared',
};

/** Why an item stands where it stands, in words. */
function reasonWords(reason: Reason): string {
  if (reason.code === 'your-field') {
    return translate('reason_your_field', reason.topic.replaceAll('-', ' '));
  }
  if (reason.code === 'expires-soon') {
    return reason.days < 1
      ? translate('reason_expires_today')
      : translateCount('reason_expires_soon', reason.days);
  }
  return translate(words[reason.code]);
}

/** One reason as a small chip. */
export function ReasonChip({ reason }: { reason: Reason }) {
  return <span class={`chip ${reason.code}`}>{reasonWords(reason)}</span>;
}
