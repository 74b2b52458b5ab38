import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPeople, PEOPLE_ERROR, sketchPeople, unitePeople } from './people-sketch.ts';

/** So many standard errors no honest estimate is off in a million tries. */
const ERRORS_MAX = 5;

/** Some visitors' hashes, all as likely as one another: SplitMix32 from a seed, any number of them. */
function makeHashes(seed: number, count: number): number[] {
  return Array.from({ length: count }, (_none, place) => {
    let hash = (seed + Math.imul(place, 0x9e3779b9)) | 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
    return (hash ^ (hash >>> 15)) >>> 0;
  });
}

const few = fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 768 });
const crowd = fc
  .tuple(fc.integer(), fc.integer({ min: 0, max: 6_000 }))
  .map(([seed, count]) => makeHashes(seed, count));

describe('the sketch of people', () => {
  it('tells up to 768 exactly', () => {
    fc.assert(
      fc.property(few, (hashes) => {
        expect(countPeople(sketchPeople(hashes))).toBe(hashes.length);
      }),
    );
  });

  it.each([769, 2_000, 5_000, 20_000, 50_000])(
    'tells %i within its stated error, over many crowds',
    (size) => {
      const errors = Array.from({ length: 20 }, (_none, seed) => {
        const hashes = makeHashes(seed * 7_919 + size, size);
        const exact = new Set(hashes).size;
        return countPeople(sketchPeople(hashes)) / exact - 1;
      });
      expect(Math.max(...errors.map(Math.abs))).toBeLessThan(ERRORS_MAX * PEOPLE_ERROR);
      const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
      expect(spread).toBeLessThan(2 * PEOPLE_ERROR);
    },
  );

  it('is the same in any order, and of any parts', () => {
    fc.assert(
      fc.property(crowd, crowd, fc.integer({ min: 0, max: 6_000 }), (one, other, cut) => {
        const all = [...one, ...other];
        const whole = sketchPeople(all);
        expect(sketchPeople(all.toReversed())).toEqual(whole);
        expect(unitePeople(sketchPeople(one), sketchPeople(other))).toEqual(whole);
        const parts = [sketchPeople(all.slice(cut)), sketchPeople(all.slice(0, cut))] as const;
        expect(unitePeople(...parts)).toEqual(whole);
        expect(unitePeople(whole, whole)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('changes neither of the two that it unites', () => {
    fc.assert(
      fc.property(crowd, crowd, (one, other) => {
        const sketches = [sketchPeople(one), sketchPeople(other)] as const;
        unitePeople(...sketches);
        expect(sketches).toEqual([sketchPeople(one), sketchPeople(other)]);
      }),
      { numRuns: 20 },
    );
  });

  it('counts everybody once: a crowd that is there already adds nobody', () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: 0, max: 6_000 }), (hashes, cut) => {
        const all = sketchPeople(hashes);
        expect(countPeople(unitePeople(all, sketchPeople(hashes.slice(0, cut))))).toBe(
          countPeople(all),
        );
      }),
      { numRuns: 50 },
    );
  });
});
