import twitterText from 'twitter-text';
import { countCodePoints } from './code-points.ts';

/**
 * How a network counts a text, and how much it takes. `code-points`: NFC code points;
 * `x-weighted`: X's weighted characters (URL 23, emoji and CJK 2, Latin 1).
 */
export type LengthRule = { unit: 'code-points' | 'x-weighted'; max: number };

/**
 * Longest text that X's parser gets to see, in UTF-16 units: its work grows with the square of a text without
 * spaces. Above the longest variant of the contract with its link and disclosure, far above any limit of X.
 */
const X_PARSER_MAX_UNITS = 13_000;

function weigh(text: string): number {
  return text.length > X_PARSER_MAX_UNITS
    ? countCodePoints(text)
    : twitterText.parseTweet(text).weightedLength;
}

const MEASURES: Record<LengthRule['unit'], (text: string) => number> = {
  'code-points': countCodePoints,
  'x-weighted': weigh,
};

/**
 * Length of a text as the network counts it, to hold against `rule.max`. For `x-weighted`, a text beyond
 * 13,000 UTF-16 units is counted in code points.
 * Source: docs.x.com, Counting characters; twitter-text, config v3; reference/composers.md §1f, §2.
 */
export function measureText(text: string, rule: LengthRule): number {
  return MEASURES[rule.unit](text);
}

/** True if the network takes the text at its full length. */
export function fitsLimit(text: string, rule: LengthRule): boolean {
  return measureText(text, rule) <= rule.max;
}
