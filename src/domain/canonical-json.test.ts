import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

/** The same value with the members of every object put in in another order. */
function shuffle(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffle);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toReversed();
  return Object.fromEntries(members.map(([name, part]) => [name, shuffle(part)]));
}

/** Every member name of a canonical text, object by object, as they stand in it. */
function listNames(value: unknown): string[][] {
  if (Array.isArray(value)) return value.flatMap(listNames);
  if (typeof value !== 'object' || value === null) return [];
  return [Object.keys(value), ...Object.values(value).flatMap(listNames)];
}

describe('canonical JSON', () => {
  it('writes numbers, strings and literals as the example in RFC 8785, 3.2.2', () => {
    const source = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonicalJson(JSON.parse(source))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('orders names by UTF-16 code units, as the example in RFC 8785, 3.2.3', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const text = canonicalJson(Object.fromEntries(names.map((name) => [name, 0])));
    expect([...text.matchAll(/"((?:[^"\\]|\\.)*)":0/g)].map(([, name]) => name)).toEqual([
      String.raw`\r`,
      '1',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\u{1f600}',
      '\ufb33',
    ]);
  });

  it('orders names that are whole numbers as text too, which objects do not', () => {
    expect(canonicalJson({ 9: 'nine', 10: 'ten', a: 1 })).toBe('{"10":"ten","9":"nine","a":1}');
  });

  it('leaves out members that are undefined, and writes no negative zero', () => {
    expect(canonicalJson({ b: undefined, a: [-0] })).toBe('{"a":[0]}');
  });

  it('writes nothing of a value but its own members, in order or not', () => {
    const day = new Date('2026-11-27T12:00:00Z');
    expect(canonicalJson({ a: day, b: 1 })).toBe('{"a":{},"b":1}');
    expect(canonicalJson(day)).toBe('{}');
    expect(canonicalJson({ a: undefined, b: { a: 1 } })).toBe('{"b":{"a":1}}');
  });

  it('keeps every JSON value, whatever the order that its members came in', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffle(value))).toBe(text);
        expect(JSON.stringify(JSON.parse(text)).length).toBe(text.length);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('puts every object in order, however deep it lies', () => {
    const words = fc.string({ unit: 'binary' }).filter((name) => !/^\d+$/.test(name));
    const tree = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        fc.integer(),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(words, tie('tree'), { maxKeys: 6 }),
      ),
    })).tree;
    fc.assert(
      fc.property(tree, (value) => {
        for (const names of listNames(JSON.parse(canonicalJson(value)))) {
          expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
        }
      }),
    );
  });
});
