import type { WordingStep } from '../contract/event.ts';
import { dropRuns, findRun, wordsOf } from './words.ts';

/** The approved text as it was inserted, and the text that stood in the composer when Post was activated. */
export interface WordingPair {
  approved: string;
  posted: string;
  /** Link and disclosure of the approved text, which are nobody's wording. */
  link: string;
  disclosure: string | null;
}

/** Below one half of the approved words, more of the text is the person's than ours. */
export const TOUCHED_MIN_SHARE = 0.5;

/**
 * How much of an approved wording was posted. Words alone count, whatever their case, accents' encoding, font
 * (Unicode's bold letters are letters), punctuation, emoji and spaces; links and the disclosure count for nothing.
 *
 * - `as-written`: all words, in order, nothing of the person's between them; what stands before and behind is theirs.
 * - `touched`: at least {@link TOUCHED_MIN_SHARE} of the words are there, in order (longest common subsequence).
 * - `rewritten`: fewer.
 */
export function measureWording({ approved, posted, link, disclosure }: WordingPair): WordingStep {
  const apart = wordsOf(disclosure ?? '', link);
  const ours = dropRuns(wordsOf(approved, link), apart);
  const theirs = dropRuns(wordsOf(posted, link), apart);
  if (findRun(theirs, ours, 0) >= 0) return 'as-written';
  return countKept(ours, theirs) / ours.length >= TOUCHED_MIN_SHARE ? 'touched' : 'rewritten';
}

/** Length of the longest common subsequence: how many of our words are left in order. */
function countKept(ours: readonly string[], theirs: readonly string[]): number {
  const known = new Set(ours);
  // kept[n]: how many of our first n words the text so far holds in order.
  const kept = new Uint16Array(ours.length + 1);
  for (const word of theirs) {
    if (!known.has(word)) continue;
    let before = 0;
    for (const [index, own] of ours.entries()) {
      const without = kept[index + 1] ?? 0;
      kept[index + 1] = own === word ? before + 1 : Math.max(without, kept[index] ?? 0);
      before = without;
    }
  }
  return kept[ours.length] ?? 0;
}
