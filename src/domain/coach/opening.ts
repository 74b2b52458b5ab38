/** What stands above "see more" on a phone, where most read: the first characters, at most this many lines. */
export interface Fold {
  characters: number;
  lines: number;
}

/** What readers see before they open a text: all of it where the network folds nothing. */
export function cutOpening(text: string, fold: Fold | null): string {
  if (!fold) return text;
  const lines = text.split('\n').slice(0, fold.lines).join('\n');
  return Array.from(lines).slice(0, fold.characters).join('');
}
