import { describe, expect, it } from 'vitest';
import { describeError, keepFields } from './log-fields.ts';

/** The error of a piece of work that fails. */
function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

describe('an error in the log', () => {
  it.each([
    ['a parser’s', failureOf(() => JSON.parse('jane.doe@example.com'))],
    ['a URL’s', failureOf(() => new URL('//jane.doe/secret'))],
    [
      'PostgreSQL’s',
      Object.assign(new Error('duplicate key value violates unique constraint "person_pkey"'), {
        code: '23505',
        detail: 'Key (tenant, label)=(default, jane.doe) already exists.',
        where: 'COPY person, line 1: "jane.doe"',
      }),
    ],
    ['a type’s', new Error('invalid input syntax for type json: "jane.doe"')],
    ['a key’s', new Error('Key (label)=(jane.doe) is not there')],
    ['one with a mail address', new Error('no mailbox jane.doe@example.com here')],
    ['one with an address', new Error('https://www.example.com/jane.doe?a=b did not answer')],
  ])('that is %s holds nothing of what caused it', (_whose, error) => {
    const text = JSON.stringify(describeError(error));
    expect(text).not.toContain('jane');
    expect(text).not.toContain('secret');
  });

  it('says what it was and where', () => {
    const error = Object.assign(new RangeError('no such table: share'), {
      code: 'ERR_SQLITE_ERROR',
    });
    expect(describeError(error)).toEqual({
      type: 'RangeError',
      code: 'ERR_SQLITE_ERROR',
      message: 'no such table: share',
      stack: expect.stringMatching(/^at .*log-fields\.test\.ts/),
    });
    expect(describeError('thrown text')).toEqual({ type: 'string', message: '', stack: '' });
  });
});

it('a log line carries the fields that are known, and no others', () => {
  const line = { status: 200, route: '/v1/feed', url: '/v1/feed?who=jane', headers: {} };
  expect(keepFields(line)).toEqual({ status: 200, route: '/v1/feed' });
});
