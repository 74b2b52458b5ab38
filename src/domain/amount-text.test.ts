import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, writeAmount } from './amount-text.ts';

describe('an amount as people write it', () => {
  it.each([
    ['1250', 2, 125_000],
    ['1,250', 2, 125_000],
    ['1.250', 2, 125_000],
    ['1 250,5', 2, 125_050],
    ['1’250.50', 2, 125_050],
    ['1.250,50', 2, 125_050],
    ['0,99', 2, 99],
    ['500', 0, 500],
    ['12.5', 0, null],
    ['12.345,678', 2, null],
    ['', 2, null],
    ['-5', 2, null],
    ['1e5', 2, null],
    ['5 €', 2, null],
    ['999999999999', 2, 99_999_999_999_900],
  ])('%s with %i digits is %s', (text, digits, minor) => {
    expect(readAmount(text, digits)).toBe(minor);
  });

  it('is read as it was written', () => {
    const digits = fc.constantFrom(0, 2);
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), digits, (minor, count) => {
        expect(readAmount(writeAmount(minor, count), count)).toBe(minor);
      }),
    );
  });
});
