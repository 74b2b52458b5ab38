import { describe, expect, it } from 'vitest';
import { spreadRows } from './spread-rows.ts';

const SQL = 'insert into word (tenant, name, size, note) values :rows on conflict do nothing';

describe('rows in one statement of PostgreSQL', () => {
  it('are an array for each column; one with nothing in it has no type of its own', () => {
    const rows = [
      ['one', 'a', 1, null],
      ['one', null, 2, null],
    ];
    expect(spreadRows(SQL, rows)).toEqual({
      name: expect.any(String),
      text: `insert into word (tenant, name, size, note) select column0, column1, column2, null from unnest($1::text[], $2::text[], $3::bigint[]) as spread (column0, column1, column2) on conflict do nothing`,
      values: ['{"one","one"}', '{"a",null}', '{1,2}'],
    });
  });

  it('have one text and one name for any number of them, and another where a column is empty', () => {
    const [few, many] = [1, 50].map((count) =>
      spreadRows(
        SQL,
        Array.from({ length: count }, () => ['one', 'a', 1, 'n']),
      ),
    );
    expect(few?.name).toBe(many?.name);
    expect(few?.text).toBe(many?.text);
    expect(spreadRows(SQL, [['one', 'a', 1, null]]).name).not.toBe(few?.name);
  });

  it('keep quotes, backslashes, braces and a text that says null', () => {
    expect(spreadRows(SQL, [['a"b', 'c\\d', 0, '{null},']]).values).toEqual([
      '{"a\\"b"}',
      '{"c\\\\d"}',
      '{0}',
      '{"{null},"}',
    ]);
  });
});
