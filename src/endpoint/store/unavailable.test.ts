import { describe, expect, it } from 'vitest';
import { isStoreUnavailable } from './unavailable.ts';

const failure = (fields: object, message = 'something') =>
  Object.assign(new Error(message), fields);

describe('a store that can not answer now', () => {
  it.each([
    ['SQLite: busy', failure({ code: 'ERR_SQLITE_ERROR', errcode: 5 })],
    ['SQLite: disk full', failure({ code: 'ERR_SQLITE_ERROR', errcode: 13 })],
    ['SQLite: disk error, in detail', failure({ code: 'ERR_SQLITE_ERROR', errcode: 778 })],
    ['PostgreSQL: connection lost', failure({ code: '08006' })],
    ['PostgreSQL: too many connections', failure({ code: '53300' })],
    ['PostgreSQL: disk full', failure({ code: '53100' })],
    ['PostgreSQL: shutting down', failure({ code: '57P01' })],
    ['nobody listens', failure({ code: 'ECONNREFUSED' })],
    ['no connection free', failure({}, 'timeout exceeded when trying to connect')],
    ['the server went away', failure({}, 'Connection terminated unexpectedly')],
  ])('%s', (_name, error) => {
    expect(isStoreUnavailable(error)).toBe(true);
  });

  it.each([
    ['SQLite: a constraint', failure({ code: 'ERR_SQLITE_ERROR', errcode: 19 })],
    ['PostgreSQL: a constraint', failure({ code: '23505' })],
    ['PostgreSQL: a table that is not there', failure({ code: '42P01' })],
    ['a mistake of ours', new TypeError('undefined is not a function')],
    ['no error at all', 'ECONNREFUSED'],
  ])('is not meant by %s', (_name, error) => {
    expect(isStoreUnavailable(error)).toBe(false);
  });
});
