import type { Look } from './remark.ts';

/** An @ that begins a word; the one in a mail address stands behind a letter. */
const NAME = /(?<![\p{L}\p{N}._%+\-/])[@＠][\p{L}\p{N}_]/gu;

/** Counts @names where the network links only those that are chosen from its own list while writing. */
export const lookAtNames: Look = ({ text, link, habits }) => {
  if (habits.pastedNames === 'linked') return null;
  const { length: count } = text.replaceAll(link, ' ').match(NAME) ?? [];
  return count > 0 ? { id: 'name-unlinked', severity: 'tip', count } : null;
};
