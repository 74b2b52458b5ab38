import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listDays } from '../store/sql/presence-totals.ts';
import { makeTellsMonth } from './group-size.ts';
import { shiftMonth } from './months.ts';

/** Ambassadors by the days of their coming and going. */
interface Stay {
  enrolled: string;
  left: string | null;
  total: number;
  trained: boolean;
}

const one = (enrolled: string, left: string | null = null) => ({
  enrolled,
  left,
  total: 1,
  trained: false,
});
/** How many came and left on each day. */
function daysOf(stays: readonly Stay[]) {
  const moves = stays.flatMap(({ enrolled, left, total, trained }) =>
    listDays({
      label: null,
      trained: trained ? 1 : null,
      enrolledAt: `${enrolled}T10:00:00.000Z`,
      leftAt: left && `${left}T11:00:00.000Z`,
    }).map(({ day, came, went }) => ({ day, came: came * total, went: went * total })),
  );
  const days = [...Map.groupBy(moves, ({ day }) => day)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return days.map(([day, list]) => ({
    day,
    came: list.reduce((sum, { came }) => sum + came, 0),
    went: list.reduce((sum, { went }) => sum + went, 0),
  }));
}
const isMonthTold = (month: string, stays: readonly Stay[], groupMin: number) =>
  makeTellsMonth(daysOf(stays), groupMin)(month);

/** The rule as it is said, over the people one by one. */
function isToldOneByOne(month: string, stays: readonly Stay[], groupMin: number): boolean {
  const countAll = (list: readonly Stay[]) => list.reduce((sum, { total }) => sum + total, 0);
  const start = `${month}-01`;
  const longer = stays.filter(({ enrolled, left }) => enrolled !== left);
  let there = countAll(
    longer.filter(({ enrolled, left }) => enrolled < start && (left === null || left >= start)),
  );
  let enough = there >= groupMin;
  const days = longer.flatMap(({ enrolled, left }) =>
    left === null ? [enrolled] : [enrolled, left],
  );
  for (const day of [...new Set(days)].filter((date) => date.startsWith(month)).toSorted()) {
    there -= countAll(longer.filter(({ left }) => left === day));
    if (enough && there < groupMin) return false;
    there += countAll(longer.filter(({ enrolled }) => enrolled === day));
    enough ||= there >= groupMin;
  }
  return enough;
}

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

  it('is told of by days exactly if it is by people one by one', () => {
    const day = fc
      .integer({ min: 0, max: 100 })
      .map((days) => new Date(Date.UTC(2026, 8, 15 + days)).toISOString().slice(0, 10));
    const stay = fc
      .record({
        enrolled: day,
        left: fc.option(day),
        total: fc.integer({ min: 1, max: 4 }),
        trained: fc.boolean(),
      })
      .map(({ enrolled, left, ...group }) => ({
        ...group,
        enrolled,
        left: left && left >= enrolled ? left : null,
      }));
    const months = Array.from({ length: 6 }, (_none, later) => shiftMonth('2026-08', later));
    fc.assert(
      fc.property(
        fc.array(stay, { maxLength: 12 }),
        fc.integer({ min: 2, max: 8 }),
        (stays, min) => {
          const expected = months.map((month) => isToldOneByOne(month, stays, min));
          expect(months.map(makeTellsMonth(daysOf(stays), min))).toEqual(expected);
        },
      ),
    );
  });
});
