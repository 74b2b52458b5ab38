/**
 * Writing systems in which a joiner changes how letters connect: Arabic and its kin, and those with a virama.
 * Source: Unicode Standard Annex 31, §2.3 "Layout and Format Control Characters".
 */
const JOINING_SCRIPTS = (
  'Arabic Syriac Mandaic Mongolian Nko Phags_Pa Adlam Hanifi_Rohingya Devanagari Bengali Gurmukhi Gujarati ' +
  'Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan Balinese Javanese'
).split(' ');
const LETTER = `(?!\\p{DI})[${JOINING_SCRIPTS.map((name) => `\\p{sc=${name}}`).join('')}]`;
/** A letter with the vowel signs and other marks that it carries; a letter of another script gets none of this. */
const MARKED_LETTER = `${LETTER}(?:(?!\\p{DI})\\p{M}){0,4}`;

/** Invisible characters that have a job where they stand; each needs visible neighbours, so none hides another. */
const AT_WORK = [
  // ZWNJ between two letters, ZWJ after one (it may end a word: ه‍ is an abbreviation).
  `(?<=${MARKED_LETTER})\\u200C(?=${LETTER})`,
  `(?<=${MARKED_LETTER})\\u200D`,
  // ZWJ that joins emoji: 👩‍🚀, 🏳️‍🌈.
  '(?<=\\p{Extended_Pictographic}\\uFE0F?|\\p{Emoji_Modifier})\\u200D(?=\\p{Extended_Pictographic})',
  // One selector of text or emoji presentation, ❤️, and the keycaps, 1️⃣.
  '(?<=\\p{Extended_Pictographic})[\\uFE0E\\uFE0F]',
  '(?<=[0-9#*])\\uFE0F(?=\\u20E3)',
  // The three flags that are spelled in tags: England, Scotland, Wales.
  '(?<=\\u{1F3F4})\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|\\u{E0077}\\u{E006C}\\u{E0073})\\u{E007F}',
  // One selector of a registered glyph after an ideograph, a Myanmar, Phags-pa or Mongolian letter.
  '(?<=\\p{Unified_Ideograph})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
  '(?<=(?!\\p{DI})[\\p{sc=Myanmar}\\p{sc=Phags_Pa}])\\uFE00',
  '(?<=(?!\\p{DI})\\p{sc=Mongolian})[\\u180B-\\u180F]',
].join('|');

/** Bidi controls, what has no width, and controls; line ends and the tab are text. */
const INVISIBLE = '(?![\\t\\n\\v\\f\\r\\u0085])[\\p{Cc}\\p{DI}\\uFFF9-\\uFFFB]';

const SCAN = new RegExp(`(${AT_WORK})|${INVISIBLE}`, 'gu');

/**
 * Names the bidi controls and invisible characters of a text, each once, in the order of appearance, such as
 * `['U+202E']`. Joiners, variation selectors and tags are not named inside emoji and scripts that need them.
 * Source: reference/reliability.md §6; Trojan Source (CVE-2021-42574); text smuggled in variation selectors.
 */
export function findUnsafeCharacters(text: string): string[] {
  const names = new Set<string>();
  for (const [found, atWork] of text.matchAll(SCAN)) {
    if (atWork === undefined) names.add(nameCharacter(found));
  }
  return [...names];
}

/** The text without the characters that {@link findUnsafeCharacters} names. */
export function stripUnsafeCharacters(text: string): string {
  return text.replace(SCAN, (_found, atWork: string | undefined) => atWork ?? '');
}

function nameCharacter(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `U+${hex.padStart(4, '0')}`;
}
