import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowsMode, lowerMode, SHARE_MODES } from './share-mode.ts';

const mode = fc.constantFrom(...SHARE_MODES);

describe('the ladder of share modes', () => {
  it('keeps every rung below the chosen one on offer, and none above it', () => {
    expect(SHARE_MODES.filter((rung) => allowsMode('no-footprint', rung))).toEqual([
      'no-footprint',
      'prefilled',
      'clipboard',
    ]);
  });

  it('never goes above what the person chose, nor above what the policy allows', () => {
    fc.assert(
      fc.property(mode, mode, (person, policy) => {
        const effective = lowerMode(person, policy);
        expect(allowsMode(person, effective) && allowsMode(policy, effective)).toBe(true);
        expect([person, policy]).toContain(effective);
      }),
    );
  });
});
