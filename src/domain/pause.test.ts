import { expect, test } from 'vitest';
import { endOfPause, pauseLeftMs } from './pause.ts';

const now = new Date('2026-11-23T14:10:00');

test('a pause of an hour ends an hour later, one of today with the day, an open one never by itself', () => {
  expect(pauseLeftMs(endOfPause('hour', now), now)).toBe(3_600_000);
  expect(new Date(endOfPause('today', now))).toEqual(new Date('2026-11-24T00:00:00'));
  expect(pauseLeftMs(endOfPause('open', now), now)).toBe(Number.POSITIVE_INFINITY);
});

test('nothing is left of a pause that is over, or of none', () => {
  const end = endOfPause('hour', now);
  expect(pauseLeftMs(end, new Date(now.getTime() + 3_600_000))).toBe(0);
  expect(pauseLeftMs(end, new Date('2027-01-01T00:00:00'))).toBe(0);
  expect(pauseLeftMs(null, now)).toBe(0);
});
