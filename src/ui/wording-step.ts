import { type MessageKey, translate } from '../i18n/translate.ts';

/** How much of the approved wording was posted. */
type Step = 'as-written' | 'touched' | 'rewritten';

const words: Record<Step, MessageKey> = {
  'as-written': 'wording_as_written',
  touched: 'wording_touched',
  rewritten: 'wording_rewritten',
};

/** The words for it. */
export function wordingStepWord(step: Step): string {
  return translate(words[step]);
}
