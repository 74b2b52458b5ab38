import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInvitation } from './invitation.ts';

const CODE = 'abcd-efgh-ijkl-mnop-qrst-uvwx-yz';

describe('an invitation link', () => {
  test('is split into the address and the code', () => {
    expect(readInvitation(`https://portevoix.example.com/enrol#${CODE}`)).toEqual({
      endpointUrl: 'https://portevoix.example.com',
      code: CODE,
    });
  });

  test('may come with spaces around, a port, a last slash or an escaped code', () => {
    expect(readInvitation(` http://localhost:8787/enrol/#ab%20cd\n`)).toEqual({
      endpointUrl: 'http://localhost:8787',
      code: 'ab cd',
    });
  });

  test.each([
    CODE,
    'portevoix.example.com',
    'https://portevoix.example.com',
    'https://portevoix.example.com/enrol',
    'https://portevoix.example.com/enrol#',
    'https://portevoix.example.com/other#abcd',
    'https://portevoix.example.com/enrol#%E0%A4%A',
    'mailto:a@b.example/enrol#abcd',
  ])('is not what this is: %s', (text) => expect(readInvitation(text)).toBeNull());

  test('comes apart into what it was put together from', () => {
    const code = fc.stringMatching(/^[a-z2-7]{4,7}(-[a-z2-7]{4,7}){0,4}$/);
    fc.assert(
      fc.property(fc.webAuthority(), code, (authority, written) => {
        const { origin } = new URL(`https://${authority}`);
        expect(readInvitation(`${origin}/enrol#${written}`)).toEqual({
          endpointUrl: origin,
          code: written,
        });
      }),
    );
  });

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (typed, fragment) => {
        expect(readInvitation(typed)?.code).not.toBe('');
        expect(readInvitation(`https://example.com/enrol#${fragment}`)?.code).not.toBe('');
      }),
    );
  });
});
