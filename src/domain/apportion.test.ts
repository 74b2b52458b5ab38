import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from './apportion.ts';

const total = fc.oneof(fc.nat(20), fc.maxSafeNat());
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 2n ** 60n }), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0n));

describe('splitting a whole number by weights', () => {
  it('loses nothing and adds nothing', () => {
    fc.assert(
      fc.property(total, weights, (whole, list) => {
        const sum = apportion(whole, list).reduce((all, part) => all + BigInt(part), 0n);
        expect(sum).toBe(BigInt(whole));
      }),
    );
  });

  it('gives every place its exact share, but for less than a unit', () => {
    fc.assert(
      fc.property(total, weights, (whole, list) => {
        const sum = list.reduce((all, weight) => all + weight, 0n);
        apportion(whole, list).forEach((part, place) => {
          const off = BigInt(part) * sum - BigInt(whole) * (list[place] ?? 0n);
          expect(off < sum && off > -sum).toBe(true);
        });
      }),
    );
  });

  it('never gives less to the later of two rising weights', () => {
    fc.assert(
      fc.property(total, weights, (whole, list) => {
        const parts = apportion(
          whole,
          list.toSorted((a, b) => Number(a > b) - Number(a < b)),
        );
        expect(parts).toEqual(parts.toSorted((a, b) => a - b));
      }),
    );
  });

  it('gives nothing for a weight of zero, also when units are left over', () => {
    expect(apportion(5, [0n, 1n, 0n, 1n])).toEqual([0, 2, 0, 3]);
  });

  it.each([
    ['a part of a unit', 0.5, [1n]],
    ['a debt', -1, [1n]],
    ['more than numbers can count', 2 ** 53, [1n]],
    ['no weights', 1, []],
    ['weights of zero alone', 1, [0n, 0n]],
    ['a negative weight', 1, [2n, -1n]],
  ])('refuses %s', (_name, whole, list) => {
    expect(() => apportion(whole, list)).toThrow(RangeError);
  });
});
