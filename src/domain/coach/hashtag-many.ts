import { listHashtags } from './hashtags.ts';
import type { Look } from './remark.ts';

/** Says that there are more hashtags than readers of this network take as a help. */
export const lookAtHashtagCount: Look = ({ text, link, habits }) => {
  const { length: count } = listHashtags(text.replaceAll(link, ' '));
  return count > habits.mostHashtags ? { id: 'hashtag-many', severity: 'tip', count } : null;
};
