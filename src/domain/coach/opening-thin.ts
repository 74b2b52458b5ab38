import { dropRuns, wordsOf } from '../words.ts';
import { listHashtags } from './hashtags.ts';
import { cutOpening } from './opening.ts';
import type { Look } from './remark.ts';

/** With fewer words than this, a reader learns nothing that makes them open the post; our own rule. */
const FEWEST_WORDS = 4;

/**
 * Says that next to nothing stands above the fold: emoji, hashtags, the disclosure or a lone greeting. The count is
 * that of the words there. A text that is not folded is left alone.
 */
export const lookAtOpening: Look = (coached) => {
  const opening = cutOpening(coached.text, coached.habits.fold);
  if (opening.length >= coached.text.trimEnd().length) return null;
  const bare = listHashtags(opening).reduce((left, tag) => left.replace(tag, ' '), opening);
  const said = wordsOf(coached.disclosure ?? '', coached.link);
  const count = dropRuns(wordsOf(bare, coached.link), said).length;
  return count < FEWEST_WORDS ? { id: 'opening-thin', severity: 'tip', count } : null;
};
