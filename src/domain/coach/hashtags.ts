/** A `#` that begins a word, and all up to the next space: what the writer meant as a hashtag. */
const MEANT = /(?<![\p{L}\p{N}_/&])[#＃][^\s#＃]+/gu;
/** Punctuation that closes the sentence and was not meant. */
const CLOSING = /[.,;:!?…)\]}»”’"'。、！？）」]+$/u;

/** What a writer meant as hashtags, with their `#`, as they stand in the text; addresses' fragments are none. */
export function listHashtags(text: string): string[] {
  return (text.match(MEANT) ?? [])
    .map((tag) => tag.replace(CLOSING, ''))
    .filter(({ length }) => length > 1);
}
