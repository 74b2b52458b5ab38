import type { Sketch } from '../sketch.ts';
import type { LengthRule } from '../text-length.ts';
import type { Fold } from './opening.ts';

/** How a network shows and reads a post, as far as a writer must know. */
export interface WritingHabits {
  /** null: nothing is folded away. */
  fold: Fold | null;
  /** More hashtags than this read as noise there. */
  mostHashtags: number;
  /** What becomes of an @name that was pasted: plain text, or a link to the person. */
  pastedNames: 'plain' | 'linked';
}

/** A text as a remark looks at it. */
export interface CoachedText {
  text: string;
  /** BCP 47, of the text. */
  locale: string;
  lengthRule: LengthRule;
  habits: WritingHabits;
  /** The link that the text must carry. */
  link: string;
  /** What the company asks its people to say; null if nothing. */
  disclosure: string | null;
  /** The approved text that this one began as, link and disclosure in place. */
  approved: string;
  /** Sketches of the other texts that colleagues may take. */
  others: readonly Sketch[];
}

/** What there is to say about a text. Each is a file here, and a sentence in the catalogues. */
export type RemarkId =
  | 'too-long'
  | 'link-missing'
  | 'link-repeated'
  | 'disclosure-missing'
  | 'disclosure-late'
  | 'name-unlinked'
  | 'hashtag-broken'
  | 'hashtag-many'
  | 'hashtag-run-together'
  | 'capitals'
  | 'opening-thin'
  | 'wording-close';

/** One thing worth knowing before the text is shared. It blocks nothing. */
export interface Remark {
  id: RemarkId;
  /** `care`: something would be lost or cut off; `tip`: readers would have it easier. */
  severity: 'care' | 'tip';
  /** The number in the sentence: how many, or how much too long. */
  count: number;
}

/** Looks at a text for one thing; null when there is nothing to say. */
export type Look = (text: CoachedText) => Remark | null;
