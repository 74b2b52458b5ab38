import { describe, expect, it } from 'vitest';
import { findNetwork } from '../../networks/registry.ts';
import { findWritingHabits } from '../../networks/writing-habits.ts';
import { sketchText } from '../sketch.ts';
import { coachText } from './coach.ts';
import { MOST_REMARKS } from './pick-remarks.ts';
import type { CoachedText } from './remark.ts';

const link = 'https://www.example.com/heat?utm_source=x#results';

/** A text with its link behind it, on LinkedIn, as approved. */
function given(said: string, rest: Partial<CoachedText> & { network?: string } = {}): CoachedText {
  const { network = 'linkedin', ...others } = rest;
  const lengthRule = findNetwork(network)?.lengthRule;
  const habits = findWritingHabits(network);
  if (!lengthRule || !habits) throw new Error(`No network ${network}`);
  const text = `${said}\n\n${link}`;
  return {
    text,
    locale: 'en',
    lengthRule,
    habits,
    link,
    disclosure: null,
    approved: text,
    others: [],
    ...others,
  };
}
const idsOf = (text: CoachedText) => coachText(text).map(({ id }) => id);

describe('the coach', () => {
  it.each([
    ['en', 'Last summer’s sun heats 900 flats tonight, and NASA asked us how. #DistrictHeating'],
    [
      'fr',
      'Le soleil de l’été chauffe 900 logements ce soir. Écrivez à ines@example.com. #Énergie',
    ],
    ['de', 'Die Sonne vom Juli heizt heute Abend 900 Wohnungen. #energiespeicherforschung'],
    ['ar', 'تدفئ شمس الصيف الماضي تسعمئة شقة هذه الليلة. #الطاقة_المتجددة'],
    ['ja', '昨夏の太陽が今夜九百戸の住まいを暖めます。#再生可能エネルギー'],
  ])('is silent where there is nothing to say: %s', (locale, said) => {
    expect(idsOf(given(said, { locale }))).toEqual([]);
  });

  it('says three things at most, what would be lost first', () => {
    const loud = given('HERE IS OUR NEW HEAT STORE @ines #R&D #a1 #b2 #c3 #d4 #e5', {
      disclosure: 'I work at Novalis.',
      link: 'https://www.example.com/other',
    });
    expect(coachText(loud)).toHaveLength(MOST_REMARKS);
    expect(idsOf(loud).slice(0, 2)).toEqual(['link-missing', 'disclosure-missing']);
  });
});

describe('length and link', () => {
  it('counts as the network counts, and says by how much it is over', () => {
    const said = '暖'.repeat(150);
    expect(coachText(given(said, { network: 'x', locale: 'ja' }))).toEqual([
      { id: 'too-long', severity: 'care', count: 150 * 2 + 2 + 23 - 280 },
    ]);
    expect(idsOf(given(said, { locale: 'ja' }))).toEqual([]);
  });

  it('misses the link, or finds one too many', () => {
    expect(idsOf({ ...given(''), text: 'A tank of hot water heats a town.' })).toEqual([
      'link-missing',
    ]);
    expect(coachText(given(`A tank of hot water heats a town: ${link}`))[0]).toMatchObject({
      id: 'link-repeated',
      count: 2,
    });
  });
});

describe('the opening', () => {
  it.each([
    ['en', '🚀🚀\n\n#HeatStorage\n\nA pond of hot water from July heated our town in January.'],
    ['fr', 'Bonjour à tous\n\n\nUn bassin d’eau chaude a tenu la ville au chaud en janvier.'],
    ['ja', 'ご報告\n\n\n昨夏の太陽が今夜九百戸の住まいを暖めます。'],
  ])('is thin when nothing stands above the fold: %s', (locale, said) => {
    expect(idsOf(given(said, { locale }))).toEqual(['opening-thin']);
    expect(idsOf(given(said, { locale, network: 'x' }))).toEqual([]);
  });
});

describe('the disclosure', () => {
  const early = 'Ich arbeite bei Novalis.';
  const body = `${'Die Sonne vom Juli heizt heute Abend neunhundert Wohnungen. '.repeat(4)}\n\nMehr dazu.`;
  it('may be written in any case, anywhere in the first paragraph', () => {
    const said = body.replace('\n\n', 'ich arbeite bei NOVALIS\n\n');
    expect(idsOf(given(said, { disclosure: early, locale: 'de' }))).toEqual([]);
  });

  it('is late behind it, below the fold, and missed when it is gone', () => {
    const coached = { disclosure: early, locale: 'de' };
    expect(idsOf(given(`${body} ${early}`, coached))).toEqual(['disclosure-late']);
    expect(idsOf(given(body, coached))).toEqual(['disclosure-missing']);
  });

  it('may stand in a second paragraph above the fold', () => {
    expect(
      idsOf(
        given('Wärme für alle, auch im Januar.\n\nIch arbeite bei Novalis.', { disclosure: early }),
      ),
    ).toEqual([]);
  });
});

describe('hashtags, names and capitals', () => {
  it.each<[string, string, string, number, Partial<CoachedText> & { network?: string }]>([
    ['names', 'Thank you @Inès Moreau and @novalis for the heat', 'name-unlinked', 2, {}],
    [
      'cut hashtags',
      'What we learned about heat #R&D #l’énergie #2027 #C++',
      'hashtag-broken',
      4,
      {},
    ],
    [
      'many on X',
      'Heat for the whole town #Heat #Energy #Town',
      'hashtag-many',
      3,
      { network: 'x' },
    ],
    ['many on LinkedIn', 'Heat for the whole town #A #B #C #D #E #F', 'hashtag-many', 6, {}],
    [
      'one long word',
      'Un été gardé pour l’hiver #développementdurable',
      'hashtag-run-together',
      1,
      {},
    ],
    ['capitals', 'UN ÉTÉ GARDÉ POUR L’HIVER, rien de moins', 'capitals', 5, {}],
  ])('counts %s', (_what, said, id, count, rest) => {
    expect(coachText(given(said, rest))).toEqual([{ id, severity: 'tip', count }]);
  });

  it.each(['Thank you @ines for the heat of last July', 'Heat for the whole town #Heat #Energy'])(
    'knows the ways of X: %s',
    (said) => {
      expect(idsOf(given(said, { network: 'x' }))).toEqual([]);
    },
  );
});

describe('similarity', () => {
  const said =
    'A pond of hot water from July heated 1,900 homes in January. 71 % of the heat came back. The other 29 % taught us a lot about lids.';
  const changed = said.replace('a lot about', 'much on');
  const own =
    'I spent my August under that lid, and this is what the pump had to say about my plans.';

  it('is nothing to mention while the approved text is as it was', () => {
    expect(idsOf(given(said))).toEqual([]);
  });

  it('speaks up for a text that was changed a little, or towards another approved one', () => {
    expect(idsOf(given(changed, { approved: said }))).toEqual(['wording-close']);
    const others = [sketchText({ text: said, link, disclosure: null })];
    expect(idsOf(given(changed, { approved: own, others }))).toEqual(['wording-close']);
  });

  it('is silent for words of one’s own', () => {
    expect(idsOf(given(own, { approved: said }))).toEqual([]);
  });
});
