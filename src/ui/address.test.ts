import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress } from './address.ts';

describe('an address as people type it', () => {
  test('is https when it names no scheme', () => {
    expect(readAddress(' portevoix.example.com/ ')).toBe('https://portevoix.example.com');
  });

  test('keeps its port and loses its path', () => {
    expect(readAddress('https://example.com:8443/admin?x=1')).toBe('https://example.com:8443');
  });

  test.each(['http://localhost:8787', 'http://127.0.0.1:8787', 'http://[::1]:8787'])(
    'may be plain http on this computer: %s',
    (typed) => expect(readAddress(typed)).toBe(typed),
  );

  test.each([
    '',
    '  ',
    'http://example.com',
    'ftp://example.com',
    'javascript://x',
    'https://',
    'a b',
  ])('is refused: "%s"', (typed) => expect(readAddress(typed)).toBeNull());

  test('never carries a user name', () => {
    expect(readAddress('https://me@example.com')).toBeNull();
  });

  test('is read back as itself, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string()), (typed) => {
        const address = readAddress(typed);
        expect(address === null || readAddress(address) === address).toBe(true);
      }),
    );
  });
});
