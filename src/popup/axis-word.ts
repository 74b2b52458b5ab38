import type { ChecklistAxis } from '../domain/checklist/criterion.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';

const words: Record<ChecklistAxis, MessageKey> = {
  complete: 'axis_complete',
  credible: 'axis_credible',
};

/** The word for one of the two questions that a profile answers. */
export function axisWord(axis: ChecklistAxis): string {
  return translate(words[axis]);
}
