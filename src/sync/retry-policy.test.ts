import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDue, nextDelayMs, readRetryAfter } from './retry-policy.ts';

const now = new Date('2026-11-23T12:00:00Z');

describe('the wait before the next attempt', () => {
  it('is spread over the whole step: full jitter', () => {
    expect(nextDelayMs({ attempts: 3, random: 0, retryAfterMs: null })).toBe(0);
    expect(nextDelayMs({ attempts: 3, random: 0.5, retryAfterMs: null })).toBe(4_000);
  });

  it('never exceeds fifteen minutes of our own', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempts, random) => {
          expect(nextDelayMs({ attempts, random, retryAfterMs: null })).toBeLessThanOrEqual(
            900_000,
          );
        },
      ),
    );
  });

  it('never undercuts what the server asks for, up to an hour', () => {
    expect(nextDelayMs({ attempts: 1, random: 0, retryAfterMs: 5_000 })).toBe(5_000);
    expect(nextDelayMs({ attempts: 1, random: 0, retryAfterMs: 1e12 })).toBe(3_600_000);
  });
});

describe('Retry-After', () => {
  it.each([
    ['5', 5_000],
    ['0', 0],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2020 12:00:30 GMT', 0],
    ['-1', null],
    ['soon', null],
    ['', null],
    ['99999999999999', null],
    [null, null],
  ])('%o means %o ms', (value, expected) => {
    expect(readRetryAfter(value, now)).toBe(expected);
  });
});

describe('whether an attempt is due', () => {
  const at = new Date('2026-11-23T12:00:00Z');
  const inMinutes = (minutes: number) => new Date(at.getTime() + minutes * 60_000).toISOString();
  const due = (nextAttemptAt: string | null, paused = false) =>
    isDue({ nextAttemptAt, paused }, at);

  it('is when its moment has come, or none was named, unless it waits for the person', () => {
    expect(due(null)).toBe(true);
    expect(due(inMinutes(0))).toBe(true);
    expect(due(inMinutes(-1))).toBe(true);
    expect(due(inMinutes(1))).toBe(false);
    expect(due(null, true)).toBe(false);
  });

  it('is when the moment is further than any wait of ours: then the clock was moved', () => {
    expect(due(inMinutes(75))).toBe(false);
    expect(due(inMinutes(76))).toBe(true);
    expect(due(inMinutes(2 * 24 * 60))).toBe(true);
    expect(due('2126-11-23T12:00:00Z')).toBe(true);
  });
});
