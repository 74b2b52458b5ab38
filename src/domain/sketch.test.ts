import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSketches, pairsOf, SKETCH_STANDARD_ERROR, sketchText } from './sketch.ts';
import { wordsOf } from './words.ts';

const sketch = (text: string) => sketchText({ text, link: '', disclosure: null });
const wordsFrom = (letters: string, minLength = 1) =>
  fc
    .array(fc.constantFrom(...letters.split('')), { minLength, maxLength: 60 })
    .map((words) => words.join(' '));

function jaccard(one: string, other: string): number {
  const ours = new Set(pairsOf(wordsOf(one, '')));
  const theirs = new Set(pairsOf(wordsOf(other, '')));
  const shared = [...ours].filter((pair) => theirs.has(pair)).length;
  return shared / (ours.size + theirs.size - shared);
}

describe('a sketch', () => {
  it('is the same on every machine', () => {
    expect(sketch('Last summer’s sun heats 900 flats tonight.')).toBe(
      '9e9084cc95adce2f50ebc160f32ed749',
    );
  });

  it('tells nothing of case, punctuation, accents’ encoding, link and disclosure', () => {
    const link = 'https://www.example.com/heat?utm_source=x';
    const whole = {
      text: `Déjà vu, it works. I work at Novalis. ${link}`,
      link,
      disclosure: 'I work at Novalis.',
    };
    expect(sketchText(whole)).toBe(sketch('DÉJÀ VU: it works'.normalize('NFD')));
  });

  it.each([
    [
      'ja',
      '昨夏の太陽が今夜九百戸の住まいを暖めます。',
      '来週から駅前の図書館で写真展を開きます。',
    ],
    [
      'ar',
      'تدفئ شمس الصيف الماضي تسعمئة شقة هذه الليلة.',
      'نبحث عن مهندسة شبكات حرارية في مدينة غرونوبل.',
    ],
  ])('reads %s', (_locale, one, other) => {
    expect(compareSketches(sketch(one), sketch(`${one} 2027`))).toBeGreaterThan(0.7);
    expect(compareSketches(sketch(one), sketch(other))).toBeLessThan(0.3);
  });

  it('equals itself; a text without words is like no other', () => {
    expect(compareSketches(sketch('👍'), sketch('👍'))).toBe(0);
    fc.assert(
      fc.property(wordsFrom('abcdefgあい'), (text) => {
        expect(compareSketches(sketch(text), sketch(text))).toBe(1);
      }),
    );
  });

  it('compares the same either way round', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(compareSketches(sketch(a), sketch(b))).toBe(compareSketches(sketch(b), sketch(a)));
      }),
    );
  });

  it('is far from any text that shares no word, within five standard errors', () => {
    fc.assert(
      fc.property(wordsFrom('abcdef'), wordsFrom('uvwxyz'), (ours, theirs) => {
        expect(compareSketches(sketch(ours), sketch(theirs))).toBeLessThan(
          5 * SKETCH_STANDARD_ERROR,
        );
      }),
    );
  });

  it('estimates the true share with the standard error that it states', () => {
    const pairs = fc.sample(
      fc.tuple(wordsFrom('abcdefgh', 10), fc.nat(60), wordsFrom('abcdefgh', 2)),
      {
        numRuns: 2_000,
        seed: 20_261_123,
      },
    );
    const errors = pairs.map(([text, cut, tail]) => {
      const other = `${text.slice(0, 2 * cut)} ${tail}`;
      return compareSketches(sketch(text), sketch(other)) - jaccard(text, other);
    });
    const meanSquare = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(Math.sqrt(meanSquare)).toBeLessThan(SKETCH_STANDARD_ERROR);
    expect(Math.abs(mean)).toBeLessThan(0.01);
  });
});
