import leaksUrl from '../pictures/leaks.svg?url';
import railUrl from '../pictures/rail.svg?url';
import { options } from '../shared/options.ts';
import { type Person, people, portraitUrl } from '../shared/people.ts';

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

const french = options.locale === 'fr';

/** The feed's posts in the page's language. */
export const stories: readonly Story[] = [
  {
    author: sign(people.amina),
    age: '2 h',
    text: french
      ? 'Dix-huit mois de mesures, et un résultat qui nous a tous surpris : réparer les plus petites fuites économise davantage d’eau que remplacer les plus grosses conduites.\n\nLes relevés sont ouverts, quartier par quartier.'
      : 'Eighteen months of measurements, and one result that surprised all of us: mending the smallest leaks saves more water than replacing the largest pipes.\n\nThe readings are open, district by district.',
    picture: leaksUrl,
    reactions: 214,
    comments: 31,
  },
  {
    author: sign(people.jonas),
    age: '5 h',
    text: french
      ? 'Six apprentis ont commencé ce matin à l’atelier. À midi, deux d’entre eux avaient déjà trouvé le bruit que nous cherchions depuis mardi.'
      : 'Six apprentices started at the depot this morning. By noon two of them had found the noise we had been chasing since Tuesday.',
    picture: railUrl,
    reactions: 492,
    comments: 58,
  },
  {
    author: sign(people.priya),
    age: '1 d',
    text: french
      ? 'Une offre d’emploi n’est pas une liste de courses. Dites ce que la personne aura appris au bout d’un an.'
      : 'A job advert is not a shopping list. Say what the person will have learnt after a year.',
    reactions: 88,
    comments: 12,
  },
];

/** Headlines of the right-hand column. */
export const headlines: readonly (readonly [title: string, note: string])[] = french
  ? [
      ['Les villes publient leurs données d’eau', 'il y a 3 h · 1 204 lecteurs'],
      ['Apprentissage : une rentrée record', 'il y a 5 h · 860 lecteurs'],
      ['Le fret ferroviaire gagne du terrain', 'il y a 9 h · 2 310 lecteurs'],
      ['Ce que cherchent les ingénieurs', 'il y a 1 j · 741 lecteurs'],
    ]
  : [
      ['Cities open up their water data', '3h ago · 1,204 readers'],
      ['Apprenticeships: a record autumn', '5h ago · 860 readers'],
      ['Rail freight gains ground', '9h ago · 2,310 readers'],
      ['What engineers look for', '1d ago · 741 readers'],
    ];
