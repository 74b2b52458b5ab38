import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findUnsafeCharacters, stripUnsafeCharacters } from './text-safety.ts';

describe('what makes a text read differently from what it holds is named and stripped', () => {
  test.each([
    ['bidi override', 'user\u202Etxt.exe', ['U+202E']],
    ['bidi isolates', '\u2066a\u2069', ['U+2066', 'U+2069']],
    ['marks of direction', 'a\u200E\u200F\u061Cb', ['U+200E', 'U+200F', 'U+061C']],
    ['zero-width space', 'pass\u200Bword', ['U+200B']],
    ['word joiner and byte order mark', 'a\u2060b\uFEFF', ['U+2060', 'U+FEFF']],
    ['soft hyphen', 'exam\u00ADple', ['U+00AD']],
    ['tags outside a flag', 'a\u{E0041}\u{E007F}', ['U+E0041', 'U+E007F']],
    ['joiner between Latin letters', 'a\u200Db\u200Cc', ['U+200D', 'U+200C']],
    ['joiner after a digit', '1\u200D', ['U+200D']],
    ['joiner after an emoji with no emoji behind', '👩\u200D!', ['U+200D']],
    ['selector after a Latin letter', 'a\uFE0F', ['U+FE0F']],
    ['selectors in a row, which smuggle bytes', '😀\uFE0F\uFE0E\u{E0101}', ['U+FE0E', 'U+E0101']],
    ['second joiner in Persian', 'می\u200C\u200Cخواهم', ['U+200C']],
    ['joiner after a Greek letter with a mark', 'ι\u0308\u200D', ['U+200D']],
    ['filler of Hangul', '\u3164', ['U+3164']],
    ['control characters', 'a\u0000\u0007\u001B\u009F', ['U+0000', 'U+0007', 'U+001B', 'U+009F']],
    ['keycap selector without its keycap', '1\uFE0F', ['U+FE0F']],
    [
      'tags of no flag behind a flag',
      '🏴\u{E0066}\u{E006F}\u{E007F}',
      ['U+E0066', 'U+E006F', 'U+E007F'],
    ],
  ])('%s', (_name, text, names) => {
    expect(findUnsafeCharacters(text)).toEqual(names);
    expect(findUnsafeCharacters(stripUnsafeCharacters(text))).toEqual([]);
  });
});

describe('what emoji and scripts need stays', () => {
  test.each([
    ['profession', '👩‍🚀 👨🏽‍⚕️'],
    ['family', '👨‍👩‍👧‍👦'],
    ['rainbow and pirate flags', '🏳️‍🌈 🏴‍☠️'],
    ['heart on fire', '❤️‍🔥'],
    ['text presentation', '☎︎'],
    ['keycap', '1️⃣ #️⃣'],
    ['flags of regions', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇫🇷'],
    ['Persian', 'می\u200Cخواهم'],
    ['Arabic joiner at the end of a word', 'ه\u200D'],
    ['Arabic vowel sign before a joiner', 'هِ\u200D'],
    ['Hindi', 'क्\u200Dष क्\u200Cष'],
    ['Sinhala', 'ශ්\u200Dරී'],
    ['Malayalam', 'ന്\u200D'],
    ['ideographic variant', '葛\u{E0100}'],
    ['Mongolian', 'ᠠ\u180B'],
    ['French spaces and accents', 'Prêts\u00A0? Déjà\u202F!'],
    ['line ends and tabs', 'a\r\nb\n\tc\u2028d'],
  ])('%s', (_name, text) => {
    expect(findUnsafeCharacters(text)).toEqual([]);
    expect(stripUnsafeCharacters(text)).toBe(text);
  });
});

test('each character is named once, in the order of appearance', () => {
  expect(findUnsafeCharacters('\u200Ba\u202E\u200Bb\u202E')).toEqual(['U+200B', 'U+202E']);
});

const INVISIBLE =
  '200B 200C 200D 200E 202E 2060 FE0E FE0F 180B 17B4 E0100 E0067 E0062 E007F AD FEFF 0 3164';
const VISIBLE = 'a 1 # \u20E3 👩 🚀 ❤ 🏽 🏴 🇫 م ي क ् 葛 ᠠ က \n';
const bare = (text: string) => text.replaceAll(/[\p{Cc}\p{DI}\uFFF9-\uFFFB]/gu, '');

const invisible = fc.constantFrom(
  ...INVISIBLE.split(' ').map((hex) => String.fromCodePoint(Number.parseInt(hex, 16))),
);
const visible = fc.constantFrom(' ', ...VISIBLE.split(' '));
/** Any code point, surrogates on their own too; fast-check's own unit of this kind takes a second to set up. */
const codePoint = fc
  .oneof(fc.nat(0x7f), fc.nat(0x10ff), fc.nat(0xffff), fc.nat(0x10ffff))
  .map((point) => String.fromCodePoint(point));

const hostile = fc.oneof(
  fc.array(fc.oneof(invisible, visible), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: codePoint }),
);

test('stripping leaves nothing to strip, whatever the mixture', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const stripped = stripUnsafeCharacters(text);
      expect(findUnsafeCharacters(stripped)).toEqual([]);
      expect(stripUnsafeCharacters(stripped)).toBe(stripped);
    }),
    { numRuns: 5_000 },
  );
});

test('stripping takes invisible characters and nothing else, in place', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(bare(stripUnsafeCharacters(text))).toBe(bare(text));
    }),
  );
});

test('a text is named unsafe exactly when stripping changes it', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(findUnsafeCharacters(text).length > 0).toBe(stripUnsafeCharacters(text) !== text);
    }),
  );
});

test('an invisible character never follows another one that is kept', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const pairs = stripUnsafeCharacters(text).replaceAll(/\u{1F3F4}\p{DI}+/gu, '');
      // Emoji presentation then a joiner is the one pair that emoji need.
      expect(pairs.replaceAll('\uFE0F\u200D', '')).not.toMatch(/\p{DI}{2}/u);
    }),
  );
});
