import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuiet } from './quiet-hours.ts';
import { adviseRestraint } from './restraint.ts';

const night = { from: '20:00', until: '07:30', timeZone: 'Europe/Paris' };

describe('quiet hours', () => {
  // Paris is an hour ahead of UTC in winter, two in summer.
  it.each([
    ['2026-11-23T18:59:00Z', false],
    ['2026-11-23T19:00:00Z', true],
    ['2026-11-24T06:29:00Z', true],
    ['2026-11-24T06:30:00Z', false],
    ['2026-07-01T17:59:00Z', false],
    ['2026-07-01T18:00:00Z', true],
  ])('over midnight, by the clock of the programme: %s', (at, isQuiet) => {
    expect(findQuiet(night, new Date(at))).toEqual(isQuiet ? { until: '07:30' } : null);
  });

  it('last the whole of a day that is one of rest', () => {
    const weekend = { ...night, days: [6, 7] };
    expect(findQuiet(weekend, new Date('2026-11-28T11:00:00Z'))).toEqual({ until: null });
    // Friday night in New York, Saturday in Paris.
    expect(findQuiet(weekend, new Date('2026-11-27T23:30:00Z'))).toEqual({ until: null });
    expect(findQuiet(weekend, new Date('2026-11-27T11:00:00Z'))).toBeNull();
  });

  it('follow the local clock where the zone is none, or one that this browser does not know', () => {
    const noon = new Date(2026, 10, 25, 12, 0);
    const { timeZone: _none, ...local } = { ...night, from: '11:00', until: '13:00' };
    expect(findQuiet(local, noon)).toEqual({ until: '13:00' });
    expect(findQuiet({ ...local, timeZone: 'Mars/Olympus' }, noon)).toEqual({ until: '13:00' });
  });

  it('and their opposite fill the day, whatever the times', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(time, time, fc.date({ noInvalidDate: true }), (from, until, now) => {
        fc.pre(from !== until);
        const isQuiet = findQuiet({ from, until, timeZone: 'UTC' }, now) !== null;
        expect(findQuiet({ from: until, until: from, timeZone: 'UTC' }, now) === null).toBe(
          isQuiet,
        );
      }),
    );
  });
});

const day = new Date('2026-11-23T11:00:00Z');
const advise = (sharedLately: number) =>
  adviseRestraint({ weeklyShares: 3 }, { now: day, sharedLately });

describe('advice', () => {
  it('comes with the share that is one more than the programme asks for in a week', () => {
    expect(advise(2)).toBeNull();
    expect(advise(3)).toEqual({ code: 'weekly-cap', shared: 3 });
  });

  it('names one reason, the quiet hours first, and none where the programme asks for nothing', () => {
    const evening = new Date('2026-11-23T21:00:00Z');
    const both = { weeklyShares: 1, quietHours: night };
    expect(adviseRestraint(both, { now: evening, sharedLately: 9 })).toEqual({
      code: 'quiet-hours',
      until: '07:30',
    });
    expect(adviseRestraint({}, { now: evening, sharedLately: 9 })).toBeNull();
  });
});
