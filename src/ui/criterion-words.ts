import { type MessageKey, translate } from '../i18n/translate.ts';

/** The words of a criterion of the profile checklist; the catalogue has four for each. */
export function criterionWords(id: string, part: 'title' | 'why' | 'how' | 'example'): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test holds the criteria against the catalogue
  return translate(`criterion_${id}_${part}` as MessageKey);
}
