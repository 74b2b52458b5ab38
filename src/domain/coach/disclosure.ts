import { findRun, wordsOf } from '../words.ts';
import { cutOpening } from './opening.ts';
import type { CoachedText, Look } from './remark.ts';

/**
 * Says that the disclosure is missing, or that it comes late: behind the first paragraph and below the fold.
 * Case and punctuation are free. Source: US FTC, Disclosures 101 (in the post itself, early, close to the claim).
 */
export const lookAtDisclosure: Look = (coached) => {
  const { text, link, disclosure } = coached;
  const said = wordsOf(disclosure ?? '', link);
  if (said.length === 0) return null;
  const stands = (part: string) => findRun(wordsOf(part, link), said, 0) >= 0;
  if (!stands(text)) return { id: 'disclosure-missing', severity: 'care', count: 0 };
  return stands(firstParagraph(coached)) || stands(cutOpening(coached.text, coached.habits.fold))
    ? null
    : { id: 'disclosure-late', severity: 'tip', count: 0 };
};

function firstParagraph({ text }: CoachedText): string {
  return text.trimStart().split(/\n\s*\n/, 1)[0] ?? '';
}
