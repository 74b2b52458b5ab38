import leaksUrl from '../pictures/leaks.svg?url';
import railUrl from '../pictures/rail.svg?url';
import { options } from '../shared/options.ts';
import { type Person, people, portraitUrl } from '../shared/people.ts';
import { feed } from './words.ts';

/** Who is shown above a post: a person or a page. */
export interface Signature {
  readonly name: string;
  readonly headline: string;
  /** URL of a square picture. */
  readonly portrait: string;
}

/** A fictional post of the feed. */
export interface Story {
  readonly author: Signature;
  readonly age: string;
  readonly text: string;
  readonly picture?: string;
  readonly reactions: number;
  readonly comments: number;
}

/** How a person signs, in the page's language. */
export function sign(person: Person): Signature {
  return {
    name: person.name,
    headline: person.headline[options.locale],
    portrait: portraitUrl(person),
  };
}

const frames = [
  { author: sign(people.amina), picture: leaksUrl, reactions: 214, comments: 31 },
  { author: sign(people.jonas), picture: railUrl, reactions: 492, comments: 58 },
  { author: sign(people.priya), reactions: 88, comments: 12 },
];

/** The feed's posts in the page's language. */
export const stories: readonly Story[] = frames.map((frame, position) => {
  const [age = '', text = ''] = feed.stories[position] ?? [];
  return { ...frame, age, text };
});
