import type { Remark } from '../domain/coach/remark.ts';
import { formatNumber, translate, translateCount } from './translate.ts';

/** A remark in words: what is so, and why it matters. */
export function coachSentence({ id, count }: Remark, networkLabel: string): string {
  switch (id) {
    case 'too-long':
      return translateCount('coach_too_long', count);
    case 'link-missing':
      return translate('coach_link_missing');
    case 'link-repeated':
      return translate('coach_link_repeated', formatNumber(count));
    case 'disclosure-missing':
      return translate('coach_disclosure_missing');
    case 'disclosure-late':
      return translate('coach_disclosure_late');
    case 'name-unlinked':
      return translate('coach_name_unlinked', networkLabel);
    case 'hashtag-broken':
      return translateCount('coach_hashtag_broken', count);
    case 'hashtag-many':
      return translateCount('coach_hashtag_many', count);
    case 'hashtag-run-together':
      return translate('coach_hashtag_run_together');
    case 'capitals':
      return translateCount('coach_capitals', count);
    case 'opening-thin':
      return translate('coach_opening_thin', networkLabel);
    case 'wording-close':
      return translate('coach_wording_close');
  }
}
