import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsLimit, type LengthRule, measureText } from './text-length.ts';

const LINKEDIN: LengthRule = { unit: 'code-points', max: 3_000 };
const X: LengthRule = { unit: 'x-weighted', max: 280 };

describe('LinkedIn counts NFC code points', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['😀', 1],
    ['👩‍🚀', 3],
    ['日本', 2],
    ['\uD800', 1],
    [`a${'\u0301'.repeat(500)}`, 500],
  ])('%j', (text, length) => expect(measureText(text, LINKEDIN)).toBe(length));

  test('3,000 fit and 3,001 do not', () => {
    expect(fitsLimit('é'.repeat(3_000), LINKEDIN)).toBe(true);
    expect(fitsLimit('e\u0301'.repeat(3_000), LINKEDIN)).toBe(true);
    expect(fitsLimit('a'.repeat(3_001), LINKEDIN)).toBe(false);
  });
});

describe('X counts weighted characters', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['e\u0301', 1],
    ['日本', 4],
    ['שלום', 4],
    ['😀', 2],
    ['👨‍👩‍👧', 2],
    ['👩🏽‍🚀', 2],
    ['Hello https://www.example.com/a?utm_source=x&utm_medium=social&utm_content=a.b.anon', 29],
    ['https://example.com/a https://example.com/b', 47],
    ['example.com', 23],
    ['(https://example.com/a)', 25],
    ['a\n\nb', 4],
    ['“Déjà” – oui', 12],
    ['…', 2],
    ['\uD800', 2],
  ])('%j', (text, length) => expect(measureText(text, X)).toBe(length));

  test('280 fit and 281 do not', () => {
    expect(fitsLimit('a'.repeat(280), X)).toBe(true);
    expect(fitsLimit('a'.repeat(281), X)).toBe(false);
    expect(fitsLimit('日'.repeat(140), X)).toBe(true);
    expect(fitsLimit(`${'日'.repeat(140)}a`, X)).toBe(false);
  });

  test('the length of a link does not matter', () => {
    const path = fc.stringMatching(/^[a-z0-9]{1,300}$/);
    fc.assert(
      fc.property(path, (tail) => {
        expect(measureText(`Read https://www.example.com/${tail}`, X)).toBe(28);
      }),
    );
  });

  test('a text that would stall the parser is refused without it', () => {
    expect(fitsLimit('a.'.repeat(500_000), X)).toBe(false);
  });
});

/** Any code point, surrogates on their own too; fast-check's own unit of this kind takes a second to set up. */
const codePoint = fc
  .oneof(fc.nat(0x7f), fc.nat(0x10ff), fc.nat(0xffff), fc.nat(0x10ffff))
  .map((point) => String.fromCodePoint(point));

test('a length is a whole number from zero up, and does not depend on the normalisation form', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: codePoint, maxLength: 60 }),
      fc.constantFrom(LINKEDIN, X),
      (text, rule) => {
        const length = measureText(text, rule);
        expect(Number.isInteger(length) && length >= 0).toBe(true);
        expect(measureText(text.normalize('NFD'), rule)).toBe(
          measureText(text.normalize('NFC'), rule),
        );
      },
    ),
  );
});
