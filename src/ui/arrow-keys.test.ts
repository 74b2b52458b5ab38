import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextIndex } from './arrow-keys.ts';

describe('arrow keys in a row', () => {
  test('go on and come back around the ends', () => {
    expect(nextIndex('ArrowRight', { index: 2, count: 3 })).toBe(0);
    expect(nextIndex('ArrowLeft', { index: 0, count: 3 })).toBe(2);
  });

  test('follow the reading direction', () => {
    expect(nextIndex('ArrowLeft', { index: 0, count: 3, rightToLeft: true })).toBe(1);
  });

  test('jump to the ends', () => {
    expect(nextIndex('Home', { index: 2, count: 3 })).toBe(0);
    expect(nextIndex('End', { index: 0, count: 3 })).toBe(2);
  });

  test('leave other keys alone', () => {
    expect(nextIndex('Enter', { index: 0, count: 3 })).toBeNull();
  });

  test('never leave the row', () => {
    const keys = fc.constantFrom('ArrowRight', 'ArrowLeft', 'Home', 'End');
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 9 }), fc.nat(), (key, count, start) => {
        const next = nextIndex(key, { index: start % count, count });
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(count);
      }),
    );
  });
});
