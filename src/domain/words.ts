/** An address, and what a composer shortens it to (`www.example.com/he…`). */
const ADDRESS = /(?:https?:\/\/|(?:[a-z0-9-]+\.)+[a-z]{2,}\/)[\x21-\x7e…]*/gi;

/**
 * Writing systems without spaces between words. Each letter there is a word: a dictionary (`Intl.Segmenter`) moves
 * its cuts with the neighbours and differs by browser, so that one changed letter could count as many.
 */
const UNSPACED = `[${'Hani Hira Kana Thai Laoo Khmr Mymr'
  .split(' ')
  .map((script) => `\\p{scx=${script}}`)
  .join('')}]`;
const LETTER = '[\\p{L}\\p{N}]\\p{M}*';
const WORD = new RegExp(`(?=${UNSPACED})${LETTER}|(?:(?!${UNSPACED})${LETTER})+`, 'gu');

/**
 * The words of a text, links left out: `link` itself and whatever looks like an address. Words are the same whatever
 * their case, accents' encoding, font (Unicode's bold letters are letters), punctuation, emoji and spaces.
 */
export function wordsOf(text: string, link: string): string[] {
  const plain = (link === '' ? text : text.replaceAll(link, ' ')).replaceAll(ADDRESS, ' ');
  return plain.normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

/** Where these words stand one after another, from `start` on; -1 if nowhere. */
export function findRun(words: readonly string[], run: readonly string[], start: number): number {
  for (let at = start; at + run.length <= words.length; at += 1) {
    if (run.every((word, index) => words[at + index] === word)) return at;
  }
  return -1;
}

/** The words without each place where `run` stands whole: a disclosure, say. */
export function dropRuns(words: readonly string[], run: readonly string[]): string[] {
  if (run.length === 0) return [...words];
  const left: string[] = [];
  let from = 0;
  for (let at = findRun(words, run, 0); at >= 0; at = findRun(words, run, from)) {
    left.push(...words.slice(from, at));
    from = at + run.length;
  }
  return left.concat(words.slice(from));
}
