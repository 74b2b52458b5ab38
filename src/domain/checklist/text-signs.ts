import { findRun, wordsOf } from '../words.ts';

/** The title and employer that LinkedIn fills in by itself: few words, "at", few words, and nothing else. */
const DEFAULT_HEADLINE =
  /^\s*(?:[^\s|·•,;:.]+\s+){1,6}(?:at|chez|bei|presso|bij|hos|@)\s+[^\s|·•,;:]+(?:\s+[^\s|·•,;:]+){0,4}\s*$/iu;

/** True if the headline is the default one: "Supply chain planner at Acme". */
export function isDefaultHeadline(text: string): boolean {
  return DEFAULT_HEADLINE.test(text);
}

const FIRST_PERSON = new Set(
  'i my me mine we our je j mon ma mes moi nous notre nos ich mein meine wir unser ik mijn'.split(
    ' ',
  ),
);
/** Articles of languages that don't leave the pronoun out; in Spanish or Italian its absence says nothing. */
const ARTICLES = new Set('the an le la les une der die das ein eine het een'.split(' '));

/**
 * True if a text speaks of its author as of somebody else: no first person, in English, French, German or Dutch.
 * In other languages the answer is false, since there a verb alone may say "I".
 */
export function isThirdPerson(text: string): boolean {
  const words = wordsOf(text, '');
  const articles = words.filter((word) => ARTICLES.has(word)).length;
  return articles >= 2 && !words.some((word) => FIRST_PERSON.has(word));
}

/** True if a text has a number that can be checked; a year alone is none. */
export function hasProofNumber(text: string): boolean {
  return wordsOf(text, '').some((word) => /^\p{N}/u.test(word) && !/^(?:19|20)\d\d$/.test(word));
}

/** Words that anybody may use and nobody can check. Few on purpose: a word with a plain meaning is not here. */
const BUZZWORDS = [
  'passionate, guru, ninja, rockstar, rock star, visionary, thought leader, results driven, results oriented',
  'go getter, self starter, team player, synergy, synergies, world class, best in class, seasoned professional',
  'passionné, passionnée, passionnés, gourou, visionnaire, force de proposition, expert reconnu, experte reconnue',
  'leidenschaftlich, visionär, apasionado, apasionada',
]
  .join(', ')
  .split(', ')
  .map((phrase) => ({ phrase, words: wordsOf(phrase, '') }));

/** The first buzzword of a text, as our list writes it; null: none. */
export function findBuzzword(text: string): string | null {
  const words = wordsOf(text, '');
  const found = BUZZWORDS.map(({ phrase, words: run }) => ({
    phrase,
    at: findRun(words, run, 0),
  })).filter(({ at }) => at >= 0);
  return found.toSorted((a, b) => a.at - b.at)[0]?.phrase ?? null;
}

/** The first of the person's fields that a text names, as its slug; null: none. `supply-chain` is two words in a row. */
export function findField(text: string, topics: readonly string[]): string | null {
  const words = wordsOf(text, '');
  return (
    topics.find((topic) => {
      const run = wordsOf(topic.replaceAll('-', ' '), '');
      return run.length > 0 && findRun(words, run, 0) >= 0;
    }) ?? null
  );
}
