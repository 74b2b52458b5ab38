import type { PageOptions } from './page-options.ts';

/** A fictional person of the stand-ins' feeds. */
export interface Person {
  readonly name: string;
  readonly handle: string;
  readonly headline: Readonly<Record<PageOptions['locale'], string>>;
  readonly look: Look;
}

/** Colours of a drawn portrait. */
interface Look {
  readonly wall: string;
  readonly skin: string;
  readonly hair: string;
  readonly shirt: string;
  readonly cut: 'short' | 'long' | 'bun' | 'bald';
}

/** The ambassador who is signed in. */
export const me: Person = {
  name: 'Léa Fontaine',
  handle: 'leafontaine',
  headline: {
    en: 'Water engineer at Ondalys · Leak detection, open data',
    fr: 'Ingénieure eau chez Ondalys · Recherche de fuites, données ouvertes',
    de: 'Wasseringenieurin bei Ondalys · Lecksuche, offene Daten',
    ar: 'مهندسة مياه في Ondalys · كشف التسريبات والبيانات المفتوحة',
  },
  look: { wall: '#9fc5c0', skin: '#f0c5a3', hair: '#5b3423', shirt: '#27566b', cut: 'long' },
};

/** Whom the feeds quote; all names and firms are invented. */
export const people = {
  amina: {
    name: 'Amina Diallo',
    handle: 'amina_diallo',
    headline: {
      en: 'Hydrologist · Groundwater and adaptation',
      fr: 'Hydrologue · Eaux souterraines et adaptation',
      de: 'Hydrologin · Grundwasser und Anpassung',
      ar: 'خبيرة هيدرولوجيا · المياه الجوفية والتكيف',
    },
    look: { wall: '#f2c57c', skin: '#8d5a3b', hair: '#21160f', shirt: '#b5452c', cut: 'bun' },
  },
  jonas: {
    name: 'Jonas Weber',
    handle: 'jonasweber',
    headline: {
      en: 'Head of maintenance, Kestrel Rail',
      fr: 'Directeur de la maintenance, Kestrel Rail',
      de: 'Leiter Instandhaltung, Kestrel Rail',
      ar: 'رئيس الصيانة، Kestrel Rail',
    },
    look: { wall: '#b7c4e0', skin: '#f3cfb3', hair: '#b98d4f', shirt: '#37415c', cut: 'short' },
  },
  priya: {
    name: 'Priya Nair',
    handle: 'priyanair',
    headline: {
      en: 'Talent partner · Careers in public utilities',
      fr: 'Recrutement · Métiers des services publics',
      de: 'Personalgewinnung · Berufe der Versorger',
      ar: 'استقطاب المواهب · وظائف المرافق العامة',
    },
    look: { wall: '#dcb6c8', skin: '#c68a5f', hair: '#2a1a16', shirt: '#5d3a6e', cut: 'long' },
  },
  marc: {
    name: 'Marc Oyelaran',
    handle: 'marcoyelaran',
    headline: {
      en: 'Editor, Trade & Territory',
      fr: 'Rédacteur en chef, Trade & Territory',
      de: 'Chefredakteur, Trade & Territory',
      ar: 'رئيس تحرير Trade & Territory',
    },
    look: { wall: '#a9cfae', skin: '#6d4630', hair: '#1c1210', shirt: '#e8e4da', cut: 'bald' },
  },
} satisfies Record<string, Person>;

const cuts: Record<Look['cut'], string> = {
  short: 'M28 40c0-16 9-24 22-24s22 8 22 24c-3-7-9-11-22-11s-19 4-22 11z',
  long: 'M26 72V40c0-16 10-25 24-25s24 9 24 25v32H62V42c-4-5-9-8-14-9-3 5-6 7-10 9v30z',
  bun: 'M50 4a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM28 42c0-17 9-25 22-25s22 8 22 25c-4-9-10-12-22-12s-18 3-22 12z',
  bald: '',
};

/** A portrait drawn in flat colours, as a `data:` URL: nothing is fetched. */
export function portraitUrl({ look }: Person): string {
  const back = look.cut === 'long' ? `<path fill='${look.hair}' d='${cuts.long}'/>` : '';
  const front =
    look.cut === 'long'
      ? `<path fill='${look.hair}' d='M29 40c0-15 8-23 21-23s21 8 21 23c-4-4-9-8-13-11-6 6-16 10-29 11z'/>`
      : `<path fill='${look.hair}' d='${cuts[look.cut]}'/>`;
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'><rect width='100' height='100' fill='${look.wall}'/>${back}<path fill='${look.shirt}' d='M12 100c2-20 16-29 38-29s36 9 38 29z'/><path fill='${look.skin}' d='M42 56h16v14c0 5-3 9-8 9s-8-4-8-9z'/><ellipse cx='50' cy='44' rx='19' ry='23' fill='${look.skin}'/>${front}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const seal = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'><rect width='100' height='100' fill='#123f52'/><path d='M50 18c16 24 24 34 24 47a24 24 0 0 1-48 0c0-13 8-23 24-47z' fill='#7fb6b4'/><path d='M32 66c8-6 12-6 18 0s10 6 18 0' fill='none' stroke='#123f52' stroke-width='6' stroke-linecap='round'/></svg>`;

/** The fictional employer, whose page the ambassador administers. */
export const company = {
  name: 'Ondalys',
  portrait: `data:image/svg+xml,${encodeURIComponent(seal)}`,
} as const;
