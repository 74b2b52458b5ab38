import leaksUrl from '../pictures/leaks.svg?url';
import railUrl from '../pictures/rail.svg?url';
import { options } from '../shared/options.ts';
import { type Person, people } from '../shared/people.ts';

/** A post of the timeline, with a `/status/` link that is not the person's own. */
export interface Story {
  readonly id: string;
  readonly author: Person;
  readonly age: string;
  readonly text: string;
  readonly picture?: string;
  readonly counts: readonly [replies: number, reposts: number, likes: number];
}

const french = options.locale === 'fr';

/** The timeline's posts in the page's language. */
export const stories: readonly Story[] = [
  {
    id: '1990411223344556677',
    author: people.amina,
    age: '2h',
    text: french
      ? 'Réparer les plus petites fuites économise davantage d’eau que remplacer les plus grosses conduites. Dix-huit mois de relevés, ouverts, quartier par quartier.'
      : 'Mending the smallest leaks saves more water than replacing the largest pipes. Eighteen months of readings, open, district by district.',
    picture: leaksUrl,
    counts: [31, 84, 412],
  },
  {
    id: '1990377889900112233',
    author: people.marc,
    age: '4h',
    text: french
      ? 'Question de la semaine : quelle donnée publique vous a fait changer d’avis ?'
      : 'Question of the week: which public dataset changed your mind?',
    counts: [58, 12, 97],
  },
  {
    id: '1990300112233445566',
    author: people.jonas,
    age: '7h',
    text: french
      ? 'Six apprentis à l’atelier ce matin. À midi, deux avaient trouvé le bruit que nous cherchions depuis mardi.'
      : 'Six apprentices at the depot this morning. By noon two had found the noise we had been chasing since Tuesday.',
    picture: railUrl,
    counts: [19, 40, 351],
  },
];

/** Subjects of the right-hand column, offered as hashtags too. */
export const subjects: readonly (readonly [title: string, posts: string])[] = french
  ? [
      ['OpenData', '4 812'],
      ['Apprentissage', '2 077'],
      ['Eau', '1 940'],
    ]
  : [
      ['OpenData', '4,812'],
      ['Apprenticeships', '2,077'],
      ['WaterWeek', '1,940'],
    ];
