import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareLogFilterSchema } from '../contract/share-log.ts';
import { EMPTY_FILTER, toShareLogFilter } from './share-filter.ts';

describe('the filters on the wire', () => {
  test('are nothing when nothing is chosen', () => {
    expect(toShareLogFilter(EMPTY_FILTER)).toEqual({});
  });

  test('hold both days whole, in the time zone of the person', () => {
    const filter = toShareLogFilter({ ...EMPTY_FILTER, from: '2026-11-23', to: '2026-11-23' });
    expect(filter).toEqual({
      from: new Date(2026, 10, 23).toISOString(),
      to: new Date(2026, 10, 24).toISOString(),
    });
  });

  test('leave out a day that is half typed', () => {
    expect(toShareLogFilter({ ...EMPTY_FILTER, from: '2026-11' })).toEqual({});
  });

  test('are what the contract takes, for every day and state', () => {
    const day = fc
      .date({ min: new Date('2020-01-02'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const state = fc.constantFrom('inserted', 'published', 'probable', 'abandoned', '' as const);
    fc.assert(
      fc.property(day, day, state, (from, to, chosen) => {
        const form = { from, to, network: 'x', campaign: 'new-plant', state: chosen };
        expect(shareLogFilterSchema.safeParse(toShareLogFilter(form)).success).toBe(true);
      }),
    );
  });
});
