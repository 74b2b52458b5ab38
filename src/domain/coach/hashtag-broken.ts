import { listHashtags } from './hashtags.ts';
import type { Look } from './remark.ts';

/** Letters, digits and underscores make a hashtag, with one letter at least: `#R&D` ends as `#R`, `#2027` is none. */
const WHOLE = /^[#＃](?=.*\p{L})(?:[\p{L}\p{M}\p{N}_・]|\u200c|\u200d)+$/u;

/** Counts hashtags that a network cuts off or takes for none. */
export const lookAtHashtagForm: Look = ({ text, link }) => {
  const broken = listHashtags(text.replaceAll(link, ' ')).filter((tag) => !WHOLE.test(tag));
  return broken.length > 0 ? { id: 'hashtag-broken', severity: 'tip', count: broken.length } : null;
};
