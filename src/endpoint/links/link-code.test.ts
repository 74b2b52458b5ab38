import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LENGTH } from './code-text.ts';
import {
  deriveLinkKeys,
  FALSE_ACCEPTANCE,
  fitsCode,
  openCode,
  type SealedLink,
  sealLink,
} from './link-code.ts';

const keys = deriveLinkKeys('a secret', 'default');
const link: fc.Arbitrary<SealedLink> = fc.record({
  item: fc.nat(2 ** 18 - 1),
  ambassador: fc.nat(2 ** 20 - 1),
  network: fc.nat(2 ** 4 - 1),
  quarter: fc.nat(2 ** 6 - 1),
});
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

describe('the code of a short link', () => {
  it('opens to what was sealed, is always the same, and needs no escaping', () => {
    fc.assert(
      fc.property(link, (sealed) => {
        const code = sealLink(keys, sealed);
        expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
        expect(code).toHaveLength(CODE_LENGTH);
        expect(sealLink(keys, sealed)).toBe(code);
        expect(openCode(keys, code)).toEqual(sealed);
      }),
    );
  });

  it('is refused once any character is another one', () => {
    const place = fc.nat(CODE_LENGTH - 1);
    const other = fc.constantFrom(...ALPHABET.split(''));
    fc.assert(
      fc.property(link, place, other, (sealed, index, character) => {
        const code = sealLink(keys, sealed);
        fc.pre(code[index] !== character);
        const changed = code.slice(0, index) + character + code.slice(index + 1);
        expect(openCode(keys, changed)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  it('is believed by chance once in four thousand million times', () => {
    expect(FALSE_ACCEPTANCE).toBe(1 / 4_294_967_296);
    const code = fc.string({
      unit: fc.constantFrom(...ALPHABET.split('')),
      minLength: CODE_LENGTH,
      maxLength: CODE_LENGTH,
    });
    fc.assert(
      fc.property(code, (guess) => openCode(keys, guess) === null),
      { numRuns: 5_000 },
    );
  });

  it('opens for its own tenant only, even where two share a secret', () => {
    fc.assert(
      fc.property(link, (sealed) => {
        const code = sealLink(keys, sealed);
        expect(openCode(deriveLinkKeys('another secret', 'default'), code)).toBeNull();
        expect(openCode(deriveLinkKeys('a secret', 'another'), code)).toBeNull();
      }),
    );
  });

  it('refuses any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => openCode(keys, text) === null));
    const code = sealLink(keys, { item: 1, ambassador: 2, network: 1, quarter: 3 });
    expect(openCode(keys, code.toUpperCase())).toBeNull();
    expect(openCode(keys, `${code}\n`)).toBeNull();
    expect(openCode(keys, `${code}0`)).toBeNull();
  });

  it('has no room for more than its bits hold', () => {
    const most = { item: 2 ** 18, ambassador: 1, network: 1, quarter: 1 };
    expect(fitsCode(most)).toBe(false);
    expect(() => sealLink(keys, most)).toThrow(RangeError);
  });
});
