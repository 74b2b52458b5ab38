import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMonthTold } from './group-size.ts';

const one = (enrolled: string, left: string | null = null) => ({
  enrolled,
  left,
  total: 1,
  trained: false,
});
const five = { enrolled: '2026-10-05', left: null, total: 5, trained: false };

describe('a month', () => {
  it.each([
    ['with five who were there before it', [five], true],
    ['in which the fifth came', [{ ...five, total: 4 }, one('2026-11-20')], true],
    ['in which there were four', [{ ...five, total: 4 }], false],
    ['after the fifth left', [{ ...five, total: 4 }, one('2026-10-05', '2026-10-31')], false],
    ['in which one of six left', [five, one('2026-10-05', '2026-11-10')], true],
    ['in which one of five left', [{ ...five, total: 4 }, one('2026-10-05', '2026-11-10')], false],
    [
      'in which one of five left and another came',
      [{ ...five, total: 4 }, one('2026-10-05', '2026-11-10'), one('2026-11-11')],
      false,
    ],
    [
      'in which somebody of five left before the fifth came',
      [five, one('2026-11-01', '2026-11-01')],
      true,
    ],
  ])('%s is told: %j', (_words, presence, told) => {
    expect(isMonthTold('2026-11', presence, 5)).toBe(told);
  });

  it('is told only if at its end, and ever since they were enough, enough were there', () => {
    const day = fc
      .integer({ min: 1, max: 28 })
      .map((date) => `2026-11-${String(date).padStart(2, '0')}`);
    const person = fc
      .tuple(
        fc
          .constantFrom('2026-10-01', '2026-11-01')
          .chain((first) => fc.oneof(fc.constant(first), day)),
        fc.option(day),
      )
      .map(([enrolled, left]) => one(enrolled, left !== null && left > enrolled ? left : null));
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), (presence) => {
        const there = (date: number) => {
          const at = `2026-11-${String(date).padStart(2, '0')}`;
          return presence.filter(
            ({ enrolled, left }) => enrolled <= at && (left === null || left > at),
          ).length;
        };
        const counts = Array.from({ length: 30 }, (_none, place) => there(place + 1));
        const first = counts.findIndex((count) => count >= 5);
        if (!isMonthTold('2026-11', presence, 5)) return;
        expect(first).toBeGreaterThanOrEqual(0);
        expect(Math.min(...counts.slice(first))).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
