import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttributionModel, attributionModelSchema } from '../contract/results.ts';
import { creditTouchpoints } from './attribution.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const CONVERTED_AT = '2026-06-30T12:00:00.000Z';
const LOOKBACK_DAYS = 30;

const daysBefore = (days: number) =>
  new Date(Date.parse(CONVERTED_AT) - days * DAY_MS).toISOString();

/** Credits by the age of each visit in days, oldest first. */
function creditAges(model: AttributionModel, valueMinor: number, ages: readonly number[]) {
  const touchpoints = ages.map((days) => ({ id: `visit-${days}`, at: daysBefore(days) }));
  const question = { touchpoints, convertedAt: CONVERTED_AT, lookbackDays: LOOKBACK_DAYS };
  return creditTouchpoints({ ...question, valueMinor, model }).map(
    ({ creditMinor }) => creditMinor,
  );
}

describe('what each model credits', () => {
  it.each([
    ['first', [1_000, 0, 0, 0]],
    ['last', [0, 0, 0, 1_000]],
    ['linear', [250, 250, 250, 250]],
    ['position-based', [400, 100, 100, 400]],
  ] as const)('%s', (model, credits) => {
    expect(creditAges(model, 1_000, [20, 9, 3, 1])).toEqual(credits);
  });

  it('time-decay halves the credit with every seven days', () => {
    expect(creditAges('time-decay', 700, [15, 8, 1])).toEqual([100, 200, 400]);
  });

  it('position-based shares half and half between two, and gives all to one', () => {
    expect(creditAges('position-based', 1_000, [2, 1])).toEqual([500, 500]);
    expect(creditAges('position-based', 1_000, [2])).toEqual([1_000]);
  });

  it.each(attributionModelSchema.options)('%s credits nobody when there was no visit', (model) => {
    expect(creditAges(model, 1_000, [])).toEqual([]);
  });

  it('leaves out a visit that is older than the window by a millisecond, or later than the conversion', () => {
    const msInDays = 1 / DAY_MS;
    const ages = [LOOKBACK_DAYS + msInDays, LOOKBACK_DAYS, 0, -msInDays];
    expect(creditAges('linear', 1_000, ages)).toEqual([500, 500]);
  });
});

const model = fc.constantFrom(...attributionModelSchema.options);
const valueMinor = fc.oneof(fc.nat(10), fc.maxSafeNat());
/** Some at the same moment, some out of the window on either side. */
const touchpoints = fc
  .array(fc.oneof(fc.integer({ min: -2, max: 40 }), fc.double({ min: -2, max: 40, noNaN: true })), {
    maxLength: 12,
  })
  .map((ages) => ages.map((days, index) => ({ id: `visit-${index}`, at: daysBefore(days) })));
const question = fc.record({
  touchpoints,
  convertedAt: fc.constant(CONVERTED_AT),
  valueMinor,
  model,
  lookbackDays: fc.constant(LOOKBACK_DAYS),
});

describe('every model', () => {
  it('gives the whole value to the visits in the window, and to no other', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const credits = creditTouchpoints(asked);
        const inside = asked.touchpoints
          .map(({ at }) => at)
          .filter((at) => at >= daysBefore(LOOKBACK_DAYS) && at <= CONVERTED_AT);
        expect(credits.map(({ touchpoint }) => touchpoint.at)).toEqual(inside.toSorted());
        const sum = credits.reduce((all, { creditMinor }) => all + BigInt(creditMinor), 0n);
        expect(sum).toBe(inside.length === 0 ? 0n : BigInt(asked.valueMinor));
      }),
    );
  });

  it('answers the same in whatever order the visits come', () => {
    const shuffled = question.chain((asked) =>
      fc.tuple(
        fc.constant(asked),
        fc.shuffledSubarray(asked.touchpoints, {
          minLength: asked.touchpoints.length,
          maxLength: asked.touchpoints.length,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([asked, others]) => {
        expect(creditTouchpoints({ ...asked, touchpoints: others })).toEqual(
          creditTouchpoints(asked),
        );
      }),
    );
  });

  it('never credits less for a later visit under time decay', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const credits = creditTouchpoints({ ...asked, model: 'time-decay' });
        const parts = credits.map(({ creditMinor }) => creditMinor);
        expect(parts).toEqual(parts.toSorted((a, b) => a - b));
      }),
    );
  });
});
