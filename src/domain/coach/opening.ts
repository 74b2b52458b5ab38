import type { CoachedText } from './remark.ts';

/** What readers see before they open the post: all of it where the network folds nothing. */
export function cutOpening({ text, habits: { fold } }: CoachedText): string {
  if (!fold) return text;
  const lines = text.split('\n').slice(0, fold.lines).join('\n');
  return Array.from(lines).slice(0, fold.characters).join('');
}
