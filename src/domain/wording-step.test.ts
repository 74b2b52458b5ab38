import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureWording } from './wording-step.ts';

const link = 'https://www.example.com/heat?utm_source=x#results';
const disclosure = 'I work at Novalis.';
const approved = `Last summer’s sun heats 900 flats tonight. ${disclosure}\n\nDéjà vu 👩🏽‍🔬, and it works.\n${link}`;
const measure = (posted: string) => measureWording({ approved, posted, link, disclosure });

const words = (letters: string) =>
  fc.array(fc.constantFrom(...letters.split('')), { minLength: 1, maxLength: 30 });

const STEPS = ['as-written', 'touched', 'rewritten'];

describe('how much of a wording was posted', () => {
  it.each([
    ['it is as it was', approved],
    ['spaces, case and punctuation changed', approved.replaceAll(/[.’\n]/g, '  ').toUpperCase()],
    ['accents are combined characters', approved.normalize('NFD')],
    ['it is set in Unicode’s bold letters', approved.replace('sun', '𝘀𝘂𝗻')],
    ['the link is gone from its end, or shortened', approved.replace(link, 'www.example.com/he…')],
    ['the link moved to the front', `${link}\n${approved.replace(link, '')}`],
    ['the disclosure is gone', approved.replace(disclosure, '')],
    ['the disclosure came twice', `${disclosure} ${approved}`],
    ['the emoji is gone', approved.replace('👩🏽‍🔬', '')],
    ['own words stand around', `My colleagues did this.\n\n${approved}\n\nAsk me. #proud`],
  ])('is as written when %s', (_what, posted) => {
    expect(measure(posted)).toBe('as-written');
  });

  it.each([
    ['a word is gone', approved.replace('tonight', '')],
    ['a word is another', approved.replace('heats', 'warms')],
    ['an own word stands between', approved.replace('heats', 'hardly heats')],
    ['the second part is gone', 'Last summer’s sun heats 900 flats tonight.'],
  ])('is touched when %s', (_what, posted) => {
    expect(measure(posted)).toBe('touched');
  });

  it.each([
    ['all is gone', ''],
    ['the link alone is left', link],
    ['the words stand in another order', approved.split(/\s+/).toReversed().join(' ')],
    ['it is another text', `We built a tank for the whole town, and I am proud of it. ${link}`],
  ])('is rewritten when %s', (_what, posted) => {
    expect(measure(posted)).toBe('rewritten');
  });

  it('reads languages without spaces letter by letter', () => {
    const japanese = '昨夏の太陽が今夜九百戸の住まいを暖めます。古い発想に新しいタンク。';
    const step = (posted: string) =>
      measureWording({ approved: `${japanese}\n${link}`, posted, link, disclosure: null });
    expect(step(`弊社の話です。${japanese}${link}ぜひご覧ください。`)).toBe('as-written');
    expect(step(japanese.replace('今夜', '今晩'))).toBe('touched');
    expect(step('来週から駅前の図書館で写真展を開きます。入場は無料です。')).toBe('rewritten');
    const thai = 'แสงอาทิตย์ของฤดูร้อนที่แล้วให้ความอบอุ่นแก่บ้านเก้าร้อยหลังคืนนี้';
    const ofThai = (posted: string) =>
      measureWording({ approved: thai, posted, link, disclosure: null });
    expect(ofThai(thai)).toBe('as-written');
    expect(ofThai(thai.replace('คืนนี้', ''))).toBe('touched');
  });

  it('is as written for any text that is posted whole, own words around it or not', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        words('ghi'),
        words('jkl'),
        (text, before, after) => {
          const posted = `${before.join(' ')}\n${text}\n${after.join(' ')}`;
          const pair = { approved: text, link: '', disclosure: null };
          expect(measureWording({ ...pair, posted: text })).toBe('as-written');
          expect(measureWording({ ...pair, posted })).toBe('as-written');
        },
      ),
    );
  });

  it('is rewritten for any text that shares no word with it', () => {
    fc.assert(
      fc.property(words('abc'), words('xyz'), (ours, theirs) => {
        const pair = { approved: ours.join(' '), posted: theirs.join(' '), link, disclosure };
        expect(measureWording(pair)).toBe('rewritten');
      }),
    );
  });

  it('never comes back towards as written when more words are deleted', () => {
    const deletions = words('abcdあい').chain((all) =>
      fc.record({
        all: fc.constant(all),
        order: fc.shuffledSubarray(all.map((_word, index) => index)),
      }),
    );
    fc.assert(
      fc.property(deletions, ({ all, order }) => {
        const ranks = [0, ...order.map((_index, count) => count + 1)].map((count) => {
          const gone = new Set(order.slice(0, count));
          const posted = all.filter((_word, index) => !gone.has(index)).join(' ');
          const pair = { approved: all.join(' '), posted, link, disclosure: null };
          return STEPS.indexOf(measureWording(pair));
        });
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
  });
});
