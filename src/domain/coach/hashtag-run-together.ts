import { listHashtags } from './hashtags.ts';
import type { Look } from './remark.ts';

/** Languages that write long words as one: length says nothing there. */
const COMPOUNDING = new Set(['da', 'de', 'et', 'fi', 'hu', 'is', 'nb', 'nl', 'nn', 'no', 'sv']);
/** Small letters alone, and longer than nearly all words: `#entrepreneurship` has sixteen. */
const RUN_TOGETHER = /^[#＃][\p{Ll}\p{M}\p{N}_]{17,}$/u;

/**
 * Counts hashtags of several words without a capital between them, which screen readers read as one unknown word.
 * Scripts without capitals are left alone. Source: accessible-social.com/hashtags.
 */
export const lookAtHashtagCase: Look = ({ text, link, locale }) => {
  if (COMPOUNDING.has(locale.split('-', 1)[0] ?? '')) return null;
  const tags = listHashtags(text.replaceAll(link, ' ')).filter((tag) => RUN_TOGETHER.test(tag));
  return tags.length > 0
    ? { id: 'hashtag-run-together', severity: 'tip', count: tags.length }
    : null;
};
