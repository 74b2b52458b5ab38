import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, overheadRatio, percentile, summarise, summariseAt } from './statistics.ts';

const samples = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1 });

describe('median', () => {
  test('is the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
    expect(median([])).toBeNaN();
  });

  test('has as many values below as above, in whatever order they come', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
        expect(median(values.toReversed())).toBe(middle);
      }),
    );
  });
});

describe('percentile', () => {
  test('takes the nearest rank: of twenty, the 95th percentile is the nineteenth', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(percentile(twenty, 95)).toBe(19);
    expect(percentile(twenty, 75)).toBe(15);
    expect(percentile(twenty, 100)).toBe(20);
    expect(percentile([7], 95)).toBe(7);
  });

  test('is a measured value that at least so many are not above', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const found = percentile(values, percent);
        expect(values).toContain(found);
        const covered = values.filter((value) => value <= found).length;
        expect((covered / values.length) * 100).toBeGreaterThanOrEqual(percent - 1e-9);
      }),
    );
  });
});

test('a summary holds the range beside the figure', () => {
  expect(summarise([3, 1, 2])).toEqual({ value: 2, least: 1, most: 3 });
  expect(summariseAt(75, [4, 1, 2, 3])).toEqual({ value: 3, least: 1, most: 4 });
});

describe('overheadRatio', () => {
  test('compares what each adds to nothing', () => {
    expect(overheadRatio({ none: [10, 99, 10], empty: [12, 12, 0], ours: [13, 13, 50] })).toBe(1.5);
  });

  test('is 1 for what costs as much as the empty one, whatever the page costs', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1_000 }), (base, cost) => {
        const both = { empty: [base + cost], ours: [base + cost] };
        expect(overheadRatio({ none: [base], ...both })).toBe(1);
      }),
    );
  });
});
