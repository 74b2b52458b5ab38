import { type DerivedAnswer, derive } from './derived-answer.ts';
import { answersFromText } from './text-answers.ts';
import { findField } from './text-signs.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Source: reference/field.md §3a. */
const FEWEST = { description: 200, earlierPositions: 2, skills: 5, recommendations: 3 } as const;
/** How long own words count as recent, in days. */
const ACTIVE_DAYS = 30;
/** How many of the latest posts are looked at for the words of a field. */
const LATEST_POSTS = 3;

/** One position of a profile. */
export interface PositionFacts {
  isCurrent: boolean;
  descriptionLength: number;
}

/** A post or a comment in the person's own words. */
export interface OwnWords {
  atMs: number;
  text: string;
}

/** What a LinkedIn export says, as far as the checklist asks. `null`: that table was not in it, so nothing is known. */
export interface LinkedinFacts {
  profile: {
    headline: string;
    about: string;
    place: string;
    industry: string;
    websites: string;
  } | null;
  positions: PositionFacts[] | null;
  skills: number | null;
  schools: number | null;
  /** Those that are shown on the profile. */
  recommendations: number | null;
  /** Newest first. */
  ownWords: OwnWords[] | null;
}

/** What is known before anything was read: nothing. */
export function knowNothing(): LinkedinFacts {
  return {
    profile: null,
    positions: null,
    skills: null,
    schools: null,
    recommendations: null,
    ownWords: null,
  };
}

/** Who asks, and of which day the facts are. */
export interface FactsContext {
  topics: readonly string[];
  at: Date;
}

/** What a LinkedIn export answers by itself, in the order of the criteria. What it can't settle is left out. */
export function answersFromLinkedin(facts: LinkedinFacts, context: FactsContext): DerivedAnswer[] {
  return [
    ...fromProfile(facts, context),
    ...fromPositions(facts),
    ...fromCounts(facts),
    ...fromOwnWords(facts, context),
  ];
}

function fromProfile({ profile }: LinkedinFacts, { topics }: FactsContext): DerivedAnswer[] {
  if (!profile) return [];
  const { headline, about, place, industry, websites } = profile;
  const placed = place !== '' && industry !== '';
  return [
    ...answersFromText({ kind: 'linkedin_headline', text: headline, topics }),
    ...answersFromText({ kind: 'linkedin_about', text: about, topics }),
    derive('linkedin_location', placed, [
      placed ? 'place-and-industry' : 'place-or-industry-missing',
    ]),
    // Mail and phone are in the export whether they are shown or not: only a website says something.
    ...(websites === '' ? [] : [derive('linkedin_contact', true, ['website'])]),
  ];
}

function fromPositions({ positions }: LinkedinFacts): DerivedAnswer[] {
  if (!positions) return [];
  const current = positions.filter(({ isCurrent }) => isCurrent);
  const longest = Math.max(0, ...current.map(({ descriptionLength }) => descriptionLength));
  const described = longest >= FEWEST.description;
  const earlier = positions.length - current.length;
  return [
    derive('linkedin_position', described, [
      described ? 'position-described' : 'position-bare',
      longest,
    ]),
    // Whoever has had one position has nothing to add, so few earlier ones say nothing.
    ...(earlier >= FEWEST.earlierPositions
      ? [derive('linkedin_past', true, ['positions-earlier', earlier])]
      : []),
  ];
}

function fromCounts({ skills, schools, recommendations }: LinkedinFacts): DerivedAnswer[] {
  return [
    ...(skills === null
      ? []
      : [derive('linkedin_skills', skills >= FEWEST.skills, ['skills', skills])]),
    ...(schools === null ? [] : [derive('linkedin_education', schools > 0, ['schools', schools])]),
    ...(recommendations === null
      ? []
      : [
          derive('linkedin_recommendations', recommendations >= FEWEST.recommendations, [
            'recommendations',
            recommendations,
          ]),
        ]),
  ];
}

function fromOwnWords(
  { ownWords, profile }: LinkedinFacts,
  { topics, at }: FactsContext,
): DerivedAnswer[] {
  if (!ownWords) return [];
  const [latest] = ownWords;
  const days = latest ? Math.max(0, Math.floor((at.getTime() - latest.atMs) / DAY_MS)) : null;
  const active = days !== null && days <= ACTIVE_DAYS;
  const speaks = [profile?.about ?? '', ...ownWords.slice(0, LATEST_POSTS).map(({ text }) => text)];
  const named = topics.filter((topic) => speaks.some((text) => findField(text, [topic]) !== null));
  return [
    derive('linkedin_activity', active, [active ? 'active' : 'inactive', days ?? 0]),
    ...(named.length >= 2 ? [derive('linkedin_words', true, ['field-named'])] : []),
  ];
}
