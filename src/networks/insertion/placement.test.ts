import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameLines, toLines } from './lines.ts';
import { planInsertion } from './placement.ts';

/** What the editor holds then; `|` is the caret before. */
function insert(marked: string, text: string, mayGrow = true): string {
  const at = marked.indexOf('|');
  const held = marked.replace('|', '');
  const { offset, typed } = planInsertion(held, at < 0 ? null : at, { text, mayGrow });
  return held.slice(0, offset) + typed + held.slice(offset);
}

describe('words beside the text get one blank line', () => {
  test.each([
    ['', 'T'],
    ['|', 'T'],
    ['A', 'A\n\nT'],
    ['A|', 'A\n\nT'],
    ['|B', 'T\n\nB'],
    ['A |B', 'A \n\nT\n\nB'],
    ['A|\nB', 'A\n\nT\n\nB'],
    ['A\n|B', 'A\n\nT\n\nB'],
    ['A\n|\nB', 'A\n\nT\n\nB'],
    ['A\n\n|\n\nB', 'A\n\nT\n\nB'],
    ['A\n\n|B', 'A\n\nT\n\nB'],
    ['A\n|', 'A\n\nT'],
    ['A\n \n|', 'A\n \nT'],
    ['  |', '  T'],
    ['\n|\n', '\nT\n'],
    ['A\n\n\n\n|B', 'A\n\n\n\nT\n\nB'],
    ['سلام |عالم', 'سلام \n\nT\n\nعالم'],
  ])('%j', (marked, expected) => expect(insert(marked, 'T')).toBe(expected));
});

describe('a character is never cut', () => {
  test.each([
    ['👩🏽‍|🔬', '👩🏽‍🔬\n\nT'],
    ['\uD83D|\uDE00b', '😀\n\nT\n\nb'],
    ['e|\u0301a', 'e\u0301\n\nT\n\na'],
  ])('%j', (marked, expected) => expect(insert(marked, 'T')).toBe(expected));

  test('an offset behind everything is the end', () => {
    expect(planInsertion('A', 9, { text: 'T', mayGrow: true }).offset).toBe(1);
  });
});

describe('what would stay open is closed with a space', () => {
  test.each([
    ['', '#heat', '#heat '],
    ['', 'by @ana', 'by @ana '],
    ['', 'https://example.com/a?b=c', 'https://example.com/a?b=c '],
    ['', 'a.b@example.com', 'a.b@example.com'],
    ['', 'no #tag here', 'no #tag here'],
    ['|B', '#heat', '#heat\n\nB'],
    ['|\n\nB', '#heat', '#heat \n\nB'],
    ['|\n\nB', 'https://example.com/', 'https://example.com/\n\nB'],
    ['|\n', 'https://example.com/', 'https://example.com/\n'],
  ])('%j and %j', (marked, text, expected) => expect(insert(marked, text)).toBe(expected));

  test('not where the network has no room left', () => {
    expect(insert('', '#heat', false)).toBe('#heat');
  });
});

const words = fc
  .array(fc.constantFrom('One', '👩🏽‍🔬', 'e\u0301', 'שלום', '#', ' ', '\n'), { maxLength: 12 })
  .map((pieces) => pieces.join(''));
const approved = fc.stringMatching(/^[a-z#@]([a-z #@\n.]{0,20}[a-z#@])?$/);

test('nothing held is lost or changed, whatever stands where', () => {
  fc.assert(
    fc.property(words, fc.nat(40), approved, (held, at, text) => {
      const { offset, typed, lines } = planInsertion(held, at, { text, mayGrow: true });
      const whole = held.slice(0, offset) + typed + held.slice(offset);
      expect(typed.trim()).toBe(text);
      const cut = new Intl.Segmenter().segment(held).containing(offset);
      expect(cut?.index ?? offset).toBe(offset);
      expect(sameLines(lines, toLines(whole))).toBe(true);
      const [before, after] = [held.slice(0, offset), held.slice(offset)];
      expect(typed.startsWith('\n')).toBe(before.trim() !== '' && !/\n\s*\n\s*$/u.test(before));
      expect(typed.endsWith('\n')).toBe(after.trim() !== '' && !/^\s*\n\s*\n/u.test(after));
    }),
  );
});

test('a second insertion goes behind the first, which stays whole', () => {
  fc.assert(
    fc.property(words, fc.nat(40), approved, (held, at, text) => {
      const first = planInsertion(held, at, { text, mayGrow: true });
      const once = held.slice(0, first.offset) + first.typed + held.slice(first.offset);
      const caret = first.offset + first.typed.length;
      const second = planInsertion(once, caret, { text: 'again', mayGrow: true });
      expect(second.lines.join('\n')).toContain(toLines(text).join('\n'));
      expect(second.offset).toBe(caret);
    }),
  );
});
