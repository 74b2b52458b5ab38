import { toLines } from './lines.ts';

/** What is put in at the caret, and the lines that the editor shows when it worked. */
export interface Placement {
  /** Offset of the caret in what the editor holds, in UTF-16 units: never inside a character. */
  offset: number;
  /** The text with what sets it apart. */
  typed: string;
  lines: string[];
}

/** A text to insert. `mayGrow`: there is room for one character more within the network's limit. */
export interface ApprovedText {
  text: string;
  mayGrow: boolean;
}

/** A list of people or subjects stays open behind these, whatever follows. */
const ENDS_IN_TAG = /(?:^|[^\p{L}\p{N}_])[#@＃＠][\p{L}\p{N}\p{M}_-]+$/u;
/** An address goes on until something ends it. */
const ENDS_IN_URL = /https?:\/\/\S+$/u;

/**
 * Plans an insertion at an offset, or at the end without one. Words on either side get a blank line between
 * them and the text, for which the line ends that are there count; nothing that is held is taken away.
 */
export function planInsertion(
  held: string,
  at: number | null,
  { text, mayGrow }: ApprovedText,
): Placement {
  const offset = at === null ? held.length : wholeCharacters(held, at);
  const [before, after] = [held.slice(0, offset), held.slice(offset)];
  const above = before.trim() === '' ? '' : lineEndsMissing(before.slice(before.trimEnd().length));
  const gapBelow = after.slice(0, after.length - after.trimStart().length);
  const below = after.trim() === '' ? '' : lineEndsMissing(gapBelow);
  const closing = below === '' && mayGrow && staysOpen(text, after) ? ' ' : '';
  const typed = `${above}${text}${closing}${below}`;
  return { offset, typed, lines: toLines(before + typed + after) };
}

/** A blank line is two line ends: those that the gap lacks. */
function lineEndsMissing(gap: string): string {
  return '\n'.repeat(Math.max(0, 3 - gap.split('\n').length));
}

function staysOpen(text: string, after: string): boolean {
  return ENDS_IN_TAG.test(text) || (ENDS_IN_URL.test(text) && !/^\s/u.test(after));
}

/** The offset itself, or the end of the character that it would cut: an emoji, a letter with its marks. */
function wholeCharacters(held: string, offset: number): number {
  if (offset <= 0) return 0;
  const character = new Intl.Segmenter().segment(held).containing(offset);
  if (!character) return held.length;
  return character.index === offset ? offset : character.index + character.segment.length;
}
