import type { Look } from './remark.ts';

/** Says that the link is missing, so that nobody can read on and no visit counts, or there more than once. */
export const lookAtLink: Look = ({ text, link }) => {
  const count = text.split(link).length - 1;
  if (count === 0) return { id: 'link-missing', severity: 'care', count };
  return count > 1 ? { id: 'link-repeated', severity: 'tip', count } : null;
};
