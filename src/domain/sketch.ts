import { dropRuns, wordsOf } from './words.ts';

/** What stands for the wording of a text without telling it: 32 hex digits, two places each; '' has no words. */
export type Sketch = string;

/** A text, and what in it is nobody's wording. */
export interface SketchedText {
  text: string;
  link: string;
  disclosure: string | null;
}

/** Places of a sketch. Each keeps two bits of a minimum, so that a sketch has 128 bits. */
const PLACES = 64;
/** How often two places of two bits agree by chance. */
const BY_CHANCE = 1 / 4;

/** Standard error of {@link compareSketches} at its worst, where a third of the pairs is shared. */
export const SKETCH_STANDARD_ERROR = 0.084;

/**
 * The sketch of a text: a b-bit minwise hash (Li and König, 2010; b = 2) over its pairs of neighbouring words. Words
 * are those of {@link wordsOf}, the same in every browser; in scripts without spaces each letter is one. Two pairs
 * are lost with each word that is changed, so that near copies stand out and a common subject does not.
 */
export function sketchText({ text, link, disclosure }: SketchedText): Sketch {
  const words = dropRuns(wordsOf(text, link), wordsOf(disclosure ?? '', link));
  const hashes = pairsOf(words).map(hashText);
  if (hashes.length === 0) return '';
  const places = Array.from({ length: PLACES }, (_none, place) => findLowest(hashes, place) & 3);
  return Array.from({ length: PLACES / 2 }, (_none, at) =>
    (((places[2 * at] ?? 0) << 2) | (places[2 * at + 1] ?? 0)).toString(16),
  ).join('');
}

/**
 * How much of their wording two texts share, 0 to 1: an estimate of the Jaccard index of their pairs of words, with a
 * standard error of at most {@link SKETCH_STANDARD_ERROR}. 1 for equal sketches, 0 if one has no words.
 */
export function compareSketches(one: Sketch, other: Sketch): number {
  if (one === '' || other === '') return 0;
  let agreed = 0;
  for (let at = 0; at < PLACES / 2; at += 1) {
    const apart = Number.parseInt(one.charAt(at), 16) ^ Number.parseInt(other.charAt(at), 16);
    agreed += Number((apart & 12) === 0) + Number((apart & 3) === 0);
  }
  return Math.max(0, (agreed / PLACES - BY_CHANCE) / (1 - BY_CHANCE));
}

/** The set that a sketch stands for: neighbours joined by a space, which no word holds; a single word is its own. */
export function pairsOf(words: readonly string[]): string[] {
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`);
  return [...new Set(words.length === 1 ? words : pairs)];
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** The lowest hash in the order that belongs to this place: each place shuffles all 32-bit numbers its own way. */
function findLowest(hashes: readonly number[], place: number): number {
  const seed = scatter(Math.imul(place + 1, 0x9e3779b9));
  let lowest = 0xffffffff;
  for (const hash of hashes) lowest = Math.min(lowest, scatter(hash ^ seed));
  return lowest;
}

/** The last step of MurmurHash3: one to one on 32 bits, each bit of the result depends on all. */
function scatter(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
