import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeShareText } from './share-text.ts';
import { measureText } from './text-length.ts';

const LINK = 'https://www.company.com/a?utm_content=item.v1.anon';
const SAID = 'I work for Acme.';

const compose = (text: string, disclosure: string | null = null) =>
  composeShareText({ text, link: LINK, disclosure });

describe('the link', () => {
  test('stands where {link} stands', () => {
    expect(compose('Read {link} today.')).toBe(`Read ${LINK} today.`);
  });

  test('ends the text after a blank line without a placeholder', () => {
    expect(compose('Read this.')).toBe(`Read this.\n\n${LINK}`);
  });

  test('stands at every placeholder', () => {
    expect(compose('{link}\n{link}')).toBe(`${LINK}\n${LINK}`);
  });

  test('is the whole text of an empty wording', () => {
    expect(compose(' \n ')).toBe(LINK);
    expect(compose('{link}')).toBe(LINK);
  });

  test.each([
    ['see{link}now', `see ${LINK} now`],
    ['{link}{link}', `${LINK} ${LINK}`],
    ['詳しくは{link}へ', `詳しくは ${LINK} へ`],
    ['{link}&utm_source=evil', `${LINK} &utm_source=evil`],
    ['{link}?a', `${LINK} ?a`],
    ['@{link}', `@ ${LINK}`],
    ['https://evil.com/{link}', `https://evil.com/ ${LINK}`],
    ['{link}\u0301', `${LINK} \u0301`],
  ])('never grows together with what touches it: %j', (text, expected) => {
    expect(compose(text)).toBe(expected);
  });

  test.each([
    '({link}).',
    '« {link} »',
    '“{link}”',
    '{link}!',
    '「{link}」。次',
    '{link}, and {link}.',
    '{{link}}',
  ])('may touch brackets, quotes and the end of a sentence: %j', (text) =>
    expect(compose(text)).toBe(text.replaceAll('{link}', LINK)),
  );
});

describe('the disclosure', () => {
  test('closes the first paragraph without a placeholder', () => {
    expect(compose('One.\nStill one.\n\nTwo.', SAID)).toBe(
      `One.\nStill one. ${SAID}\n\nTwo.\n\n${LINK}`,
    );
  });

  test('stays before the link that ends a text of one paragraph', () => {
    expect(compose('One.', SAID)).toBe(`One. ${SAID}\n\n${LINK}`);
  });

  test('stands at every {disclosure}', () => {
    expect(compose('{disclosure} One. {disclosure}', SAID)).toBe(`${SAID} One. ${SAID}\n\n${LINK}`);
    expect(compose('{link}{disclosure}', SAID)).toBe(`${LINK} ${SAID}`);
    expect(compose('{disclosure}{link}', SAID)).toBe(`${SAID} ${LINK}`);
  });

  test('is all that an empty wording says, with the link', () => {
    expect(compose('', SAID)).toBe(`${SAID}\n\n${LINK}`);
  });

  test.each([null, '', ' \n\u200B'])('leaves no trace when there is none: %j', (none) => {
    expect(compose('One {disclosure} two.', none)).toBe(`One two.\n\n${LINK}`);
    expect(compose('{disclosure} One.', none)).toBe(`One.\n\n${LINK}`);
    expect(compose('One.\n\n{disclosure}\n\nTwo {disclosure}, {link}', none)).toBe(
      `One.\n\nTwo, ${LINK}`,
    );
  });
});

test('nothing that is put in is read as a placeholder or a pattern', () => {
  const link = 'https://www.company.com/?{disclosure}&$&=$1';
  expect(composeShareText({ text: "$& $1 $$ {} {x} ${y} $'", link, disclosure: '{link} $&' })).toBe(
    `$& $1 $$ {} {x} \${y} $' {link} $&\n\n${link}`,
  );
});

test('markup, templates and object keys are plain text', () => {
  for (const text of [
    '<img src=x onerror=alert(1)>',
    '</script>',
    '{{a}}',
    '__proto__',
    '{constructor}',
  ]) {
    expect(compose(text)).toBe(`${text}\n\n${LINK}`);
  }
});

test('line ends, spaces and Unicode come out in one form', () => {
  expect(compose('\n a\r\nb \t\rc\u2028d\n \n\u00A0\n\n\ne\u0301 \u00A0')).toBe(
    `a\nb\nc\nd\n\né\n\n${LINK}`,
  );
});

test('spaces inside a line stay, such as the ones of French typography', () => {
  expect(compose('Prêts\u00A0? 3\u202F000 \u00A0 fois')).toBe(
    `Prêts\u00A0? 3\u202F000 \u00A0 fois\n\n${LINK}`,
  );
});

test('characters that hide are stripped, and emoji stay whole', () => {
  expect(compose('a\u202Eb\u200B 👩‍🚀 ❤️', 'A\u2066d')).toBe(`ab 👩‍🚀 ❤️ Ad\n\n${LINK}`);
});

test('a long run of spaces costs no more than its length', () => {
  expect(compose(`a${' '.repeat(200_000)}b`)).toHaveLength(200_002 + 2 + LINK.length);
});

const word = fc.oneof(
  fc.constantFrom(
    '{link}',
    '{disclosure}',
    '{',
    '}',
    '$&',
    '$1',
    '{}',
    '\n',
    '\r\n',
    '\n\n\n',
    ' ',
    '\t',
    '.',
    '(',
  ),
  fc.constantFrom(
    '\u202E',
    '\u200D',
    'e\u0301',
    '\u0301',
    '👩',
    '日',
    '\u2028',
    '\u00A0',
    'https://a.com/',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const wording = fc.array(word, { maxLength: 10 }).map((words) => words.join(''));
const said = fc.option(wording.map((text) => text.replaceAll(/\{(?:link|disclosure)\}/g, '')));

test('a text without placeholders stands at the start as it was, once tidied', () => {
  fc.assert(
    fc.property(wording, (text) => {
      const plain = composeShareText({ text, link: '{link}', disclosure: '{disclosure}' });
      expect(composeShareText({ text: plain, link: '{link}', disclosure: '{disclosure}' })).toBe(
        plain,
      );
    }),
    { numRuns: 1_000 },
  );
});

test('the link is there, whole, with nothing glued to it, as often as it was asked for', () => {
  fc.assert(
    fc.property(wording, said, (text, disclosure) => {
      const composed = compose(text, disclosure);
      const [first = '', ...rest] = composed.split(LINK);
      const asked = text.split('{link}').length - 1;
      expect(rest.length).toBeGreaterThanOrEqual(Math.max(1, asked));
      expect(first).toMatch(/(?:^|[\s\p{Ps}\p{Pi}"'])$/u);
      for (const after of rest) expect(after).not.toMatch(/^[\p{L}\p{N}\p{M}/?&=#%_@~+-]\S/u);
    }),
    { numRuns: 1_000 },
  );
});

test('a composed text has one form of line end, no spaces at line ends and one blank line at most', () => {
  fc.assert(
    fc.property(wording, said, (text, disclosure) => {
      const composed = compose(text, disclosure);
      expect(composed).toBe(composed.normalize('NFC'));
      expect(composed).not.toMatch(/[\r\v\f\u0085\u2028\u2029]|[^\S\n]\n|\n\n\n|^\s|\s$/);
    }),
    { numRuns: 1_000 },
  );
});

test('what is disclosed is in the text, in the first paragraph unless the wording says where', () => {
  fc.assert(
    fc.property(wording, (text) => {
      const composed = compose(text, SAID);
      expect(composed).toContain(SAID);
      if (!text.includes('{disclosure}')) expect(composed.split('\n\n')[0]).toContain(SAID);
    }),
    { numRuns: 1_000 },
  );
});

test('on X, a link in a text weighs 23 wherever it stands', () => {
  const rule = { unit: 'x-weighted', max: 280 } as const;
  for (const text of ['see{link}now', '({link})', '詳しくは{link}へ', '{link}{link}']) {
    const bare = composeShareText({ text, link: '', disclosure: null });
    const count = text.split('{link}').length - 1;
    expect(measureText(compose(text), rule)).toBe(measureText(bare, rule) + 23 * count);
  }
});
