import type { Finding } from '../domain/checklist/profile-text.ts';
import { translate, translateCount } from '../i18n/translate.ts';

/** A finding in words: what is so, and what would be better. */
export function findingSentence({ id, count, word }: Finding): string {
  switch (id) {
    case 'too-long':
      return translateCount('finding_too_long', count);
    case 'default-headline':
      return translate('finding_default_headline');
    case 'short':
      return translateCount('finding_short', count);
    case 'opening-thin':
      return translate('finding_opening_thin');
    case 'third-person':
      return translate('finding_third_person');
    case 'number-missing':
      return translate('finding_number_missing');
    case 'field-missing':
      return translate('finding_field_missing', word);
    case 'buzzword':
      return translate('finding_buzzword', word);
  }
}
