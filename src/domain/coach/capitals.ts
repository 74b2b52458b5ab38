import { listHashtags } from './hashtags.ts';
import type { Look } from './remark.ts';

/** This many neighbours in capitals are shouted, or at least read so; fewer may be names: `NASA ESA JAXA`. */
const SHOUTED_WORDS = 4;
/** Letters in them, so that `A B C D` is none. */
const SHOUTED_LETTERS = 12;
const WORD = /[\p{L}\p{M}’'-]+/gu;

/** Counts the words of the longest run in capitals: hard to read, and some screen readers spell them. */
export const lookAtCapitals: Look = ({ text, link }) => {
  const plain = text.replaceAll(link, ' ');
  const bare = listHashtags(plain).reduce((left, tag) => left.replace(tag, ' '), plain);
  let run: string[] = [];
  let longest: string[] = [];
  for (const [word] of bare.matchAll(WORD)) {
    run = isInCapitals(word) ? [...run, word] : [];
    if (run.length > longest.length) longest = run;
  }
  const { length: count } = longest;
  const isShouted = count >= SHOUTED_WORDS && longest.join('').length >= SHOUTED_LETTERS;
  return isShouted ? { id: 'capitals', severity: 'tip', count } : null;
};

/** True for letters that have a small form and are not in it. */
function isInCapitals(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}
