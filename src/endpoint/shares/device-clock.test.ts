import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCK_TOLERANCE_MS, correctTime } from './device-clock.ts';

const HOUR_MS = 60 * 60_000;
const CENTURY_MS = 100 * 366 * 24 * HOUR_MS;
const NOW_MS = Date.parse('2026-11-23T09:30:00Z');

const offByMs = fc.integer({ min: -CENTURY_MS, max: CENTURY_MS });
/** How long ago it happened when a try leaves: up to a month offline. */
const waitedMs = fc.integer({ min: 0, max: 31 * 24 * HOUR_MS });
/** What a request takes on its way: a device gives it ten seconds. */
const travelMs = fc.integer({ min: 0, max: 10_000 });

/** The corrected time of one try of an event that really happened now, on a device whose clock is off. */
function correct(clock: { offByMs: number; waitedMs: number; travelMs: number }): number {
  const leavesMs = NOW_MS + clock.waitedMs;
  return correctTime(new Date(NOW_MS + clock.offByMs), {
    sentAt: new Date(leavesMs + clock.offByMs),
    receivedAt: new Date(leavesMs + clock.travelMs),
  });
}

describe('the time of an event, corrected by the clock of its device', () => {
  it('is left as it is while the clock is off by less than the tolerance, whenever the event is sent', () => {
    const small = fc.integer({ min: 10_000 - CLOCK_TOLERANCE_MS, max: CLOCK_TOLERANCE_MS });
    fc.assert(
      fc.property(small, waitedMs, travelMs, (offBy, waited, travel) => {
        const corrected = correct({ offByMs: offBy, waitedMs: waited, travelMs: travel });
        expect(corrected).toBe(NOW_MS + offBy);
      }),
    );
  });

  it('is the real one but for the way of the request, however far the clock is off and however late it is sent', () => {
    const far = offByMs.filter((offBy) => Math.abs(offBy) > CLOCK_TOLERANCE_MS + 10_000);
    fc.assert(
      fc.property(far, waitedMs, travelMs, (offBy, waited, travel) => {
        const corrected = correct({ offByMs: offBy, waitedMs: waited, travelMs: travel });
        expect(corrected - NOW_MS).toBe(travel);
      }),
    );
  });

  it('differs between two tries by what their ways differ; at the edge of the tolerance, by the tolerance too', () => {
    fc.assert(
      fc.property(
        offByMs,
        fc.tuple(waitedMs, travelMs),
        fc.tuple(waitedMs, travelMs),
        (offBy, a, b) => {
          const [first, second] = [a, b].map(([waited, travel]) =>
            correct({ offByMs: offBy, waitedMs: waited, travelMs: travel }),
          );
          const apartMs = Math.abs((first ?? 0) - (second ?? 0));
          const isAtTheEdge = Math.abs(Math.abs(offBy) - CLOCK_TOLERANCE_MS) <= 10_000;
          expect(apartMs).toBeLessThanOrEqual(
            isAtTheEdge ? CLOCK_TOLERANCE_MS + 10_000 : Math.abs(a[1] - b[1]),
          );
        },
      ),
    );
  });
});
