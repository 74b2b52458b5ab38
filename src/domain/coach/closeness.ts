import { compareSketches, type Sketch, type SketchedText, sketchText } from '../sketch.ts';

/** How much of their wording two texts share, 0 to 1, in steps of a tenth: sketches know no better. */
export interface Closeness {
  /** To the approved text that this one began as. */
  approved: number;
  /** To the closest of the wordings that others shared; null: nothing is known of any. */
  taken: number | null;
}

/** A text, what it began as, and what others shared. */
export interface ClosenessInput extends SketchedText {
  approved: string;
  taken: readonly Sketch[];
}

/** How close a text is to the approved one and to what colleagues took. Compared here, told nobody. */
export function measureCloseness({ approved, taken, ...text }: ClosenessInput): Closeness {
  const own = sketchText(text);
  const closeTo = (other: Sketch) => Math.round(10 * compareSketches(own, other)) / 10;
  return {
    approved: closeTo(sketchText({ ...text, text: approved })),
    taken: taken.length === 0 ? null : Math.max(...taken.map(closeTo)),
  };
}
