import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRows, numberParameters, orderValues, placeParameters } from './named-parameters.ts';

describe('named parameters', () => {
  it('become places, one for each name', () => {
    expect(numberParameters('a = :a and b > :b and c < :a')).toEqual({
      text: 'a = $1 and b > $2 and c < $1',
      names: ['a', 'b'],
    });
  });

  it('become places of their own each time where places have no numbers', () => {
    expect(placeParameters("a = :a and b = ':b' and c < :c and d > :a")).toEqual({
      text: "a = ? and b = ':b' and c < ? and d > ?",
      names: ['a', 'c', 'a'],
    });
  });

  it('have the places of one row for rows, which are no other parameter', () => {
    expect(placeParameters('insert into t values :rows', 3)).toEqual({
      text: 'insert into t values (?, ?, ?)',
      names: [],
    });
    expect(findRows({ rows: [['a', 1, null]] })).toEqual([['a', 1, null]]);
    expect(findRows({ rows: 'a', tenant: 'one' })).toBeNull();
  });

  it('are not looked for in texts, quoted names and casts', () => {
    const sql = `select ':a', 'it''s :b', ":c", d::text where e = :e`;
    expect(numberParameters(sql)).toEqual({ text: sql.replace(':e', '$1'), names: ['e'] });
  });

  it('give their values in the order of the places, whatever order they come in', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,6}$/), { minLength: 1 });
    fc.assert(
      fc.property(names, (all) => {
        const numbered = numberParameters(all.map((name) => `:${name}`).join(', '));
        const parameters = Object.fromEntries(all.toReversed().map((name) => [name, name]));
        expect(orderValues(numbered, parameters)).toEqual(all);
        expect(numbered.text).toBe(all.map((_name, index) => `$${index + 1}`).join(', '));
      }),
    );
  });

  it('are refused without a value', () => {
    expect(() => orderValues(numberParameters(':a'), { b: 1 })).toThrow('a');
  });
});
