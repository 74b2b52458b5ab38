import { cutOpening } from '../coach/opening.ts';
import { countCodePoints } from '../code-points.ts';
import { wordsOf } from '../words.ts';
import { findTextRule, type ProfileTextKind } from './profile-text-rule.ts';
import {
  findBuzzword,
  findField,
  hasProofNumber,
  isDefaultHeadline,
  isThirdPerson,
} from './text-signs.ts';

/** More than this at once is read by nobody. */
const MOST_FINDINGS = 3;
/** With fewer words than this before the fold, a visitor has no reason to go on. Our own rule. */
const FEWEST_OPENING_WORDS = 5;

/** A text of the person's profile, as they pasted it. It is kept nowhere. */
export interface ProfileText {
  kind: ProfileTextKind;
  text: string;
  /** Fields of expertise of the person, as slugs; empty: not known. */
  topics: readonly string[];
}

/** What there is to say about such a text, most telling first. Each is a sentence in the catalogues. */
export type FindingId =
  | 'too-long'
  | 'default-headline'
  | 'short'
  | 'opening-thin'
  | 'third-person'
  | 'number-missing'
  | 'field-missing'
  | 'buzzword';

/** One finding: the number or the word in its sentence. */
export interface Finding {
  id: FindingId;
  count: number;
  word: string;
}

/** The few things worth changing in a profile text, most telling first; mostly none. An empty text has none. */
export function lookAtProfileText({ kind, text, topics }: ProfileText): Finding[] {
  if (text.trim() === '') return [];
  const { max, fewest, fold } = findTextRule(kind);
  const length = countCodePoints(text);
  const isAbout = kind === 'linkedin_about';
  const opening = fold ? wordsOf(cutOpening(text, fold), '').length : Number.POSITIVE_INFINITY;
  const buzzword = findBuzzword(text);
  const [field] = topics;
  const findings: [boolean, Finding][] = [
    [length > max, found('too-long', length - max)],
    [kind === 'linkedin_headline' && isDefaultHeadline(text), found('default-headline')],
    [length < fewest, found('short', length)],
    [length >= fewest && opening < FEWEST_OPENING_WORDS, found('opening-thin', opening)],
    [isAbout && isThirdPerson(text), found('third-person')],
    [isAbout && length >= fewest && !hasProofNumber(text), found('number-missing')],
    [
      field !== undefined && findField(text, topics) === null,
      found('field-missing', 0, field?.replaceAll('-', ' ')),
    ],
    [buzzword !== null, found('buzzword', 0, buzzword ?? '')],
  ];
  return findings.flatMap(([holds, finding]) => (holds ? finding : [])).slice(0, MOST_FINDINGS);
}

function found(id: FindingId, count = 0, word = ''): Finding {
  return { id, count, word };
}
