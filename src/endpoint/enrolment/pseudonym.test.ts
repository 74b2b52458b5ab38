import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pseudonymSchema } from '../../contract/primitives.ts';
import { base32 } from './base32.ts';
import { mintPseudonym } from './pseudonym.ts';

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ])(
    'gives the test vector of RFC 4648 for %j, but for the bits of a last half character',
    (text, expected) => {
      const whole = Math.floor((text.length * 8) / 5);
      expect(base32(Buffer.from(text))).toBe(expected.slice(0, whole));
    },
  );
});

describe('mintPseudonym', () => {
  const ambassador = { ambassadorId: '0b0d4a6e-7a41-4f5c-9a3c-1f6f5a1f2f3e' };
  const on = (day: string) => mintPseudonym('secret', ambassador, new Date(day));

  it('is the start of an HMAC that anybody with the secret can check', () => {
    // printf '<id>|2026-Q4' | openssl dgst -sha256 -hmac secret -binary | base32
    expect(on('2026-11-23T09:30:00Z')).toBe('ovbmbpyo');
  });

  it('stays for a quarter, in UTC, and is another one in the next', () => {
    expect(on('2026-10-01T00:00:00Z')).toBe(on('2026-12-31T23:59:59.999Z'));
    expect(on('2027-01-01T00:00:00Z')).not.toBe(on('2026-12-31T23:59:59.999Z'));
    expect(on('2027-10-01T00:00:00Z')).not.toBe(on('2026-10-01T00:00:00Z'));
  });

  it('has the form of the contract, and depends on the secret', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.uuid(), (secret, ambassadorId) => {
        const pseudonym = mintPseudonym(secret, { ambassadorId }, new Date(0));
        expect(pseudonymSchema.safeParse(pseudonym).success).toBe(true);
        expect(mintPseudonym(`${secret}.`, { ambassadorId }, new Date(0))).not.toBe(pseudonym);
      }),
    );
  });
});
