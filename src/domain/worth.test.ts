import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgrammeFigures } from '../contract/programme-figures.ts';
import { valueFigures, type WorthQuestion } from './worth.ts';

const figures: ProgrammeFigures = {
  cost: {
    currency: 'EUR',
    licencePerMonthMinor: 100_000,
    minutesPerShare: 6,
    hourlyCostMinor: 5_000,
    setUp: { amountMinor: 30_000, month: '2026-10' },
  },
  values: [{ type: 'application', amountMinor: 20_000, currency: 'EUR' }],
  adPrices: [
    {
      per: 'click',
      lowMinor: 550,
      highMinor: 925,
      currency: 'USD',
      source: 'Rate card',
      asOf: '2026-10-01',
    },
    {
      per: 'thousand-views',
      lowMinor: 2_500,
      highMinor: 4_400,
      clicksPerThousandViews: 5,
      currency: 'EUR',
      source: 'Bill',
      asOf: '2026-09-30',
    },
  ],
};

const question: WorthQuestion = {
  conversions: [
    { type: 'sale', currency: 'EUR', total: 2, amountMinor: 400_000 },
    { type: 'sale', currency: 'USD', total: 1, amountMinor: 9_900 },
    { type: 'application', currency: null, total: 3, amountMinor: 0 },
    { type: 'lead', currency: null, total: 4, amountMinor: 0 },
  ],
  clicks: 200,
  shares: 50,
  months: ['2026-10', '2026-11'],
};

describe('what sharing is worth', () => {
  it('is what senders said and the company’s own values, by currency, and says what has none', () => {
    const worth = valueFigures(question, figures);
    expect(worth.value).toEqual([
      { currency: 'EUR', amountMinor: 460_000, toldMinor: 400_000, ownMinor: 60_000 },
      { currency: 'USD', amountMinor: 9_900, toldMinor: 9_900, ownMinor: 0 },
    ]);
    expect(worth.unvalued).toBe(4);
  });

  it('costs licence, set-up and people’s time, and comes back by the formula, in one currency', () => {
    const { cost, roi } = valueFigures(question, figures);
    expect(cost).toMatchObject({
      licenceMinor: 200_000,
      setUpMinor: 30_000,
      timeMinor: 25_000,
      amountMinor: 255_000,
    });
    expect(roi).toEqual({
      formula: '(value − cost) / cost',
      currency: 'EUR',
      valueMinor: 460_000,
      costMinor: 255_000,
      ratio: (460_000 - 255_000) / 255_000,
      gap: null,
    });
  });

  it('has a media equivalent by each price, with its source and day, in no other figure', () => {
    const { mediaEquivalent } = valueFigures(question, figures);
    expect(mediaEquivalent).toMatchObject([
      {
        currency: 'USD',
        lowMinor: 110_000,
        highMinor: 185_000,
        clicks: 200,
        source: 'Rate card',
        asOf: '2026-10-01',
      },
      { currency: 'EUR', lowMinor: 100_000, highMinor: 176_000, per: 'thousand-views' },
    ]);
    const without = valueFigures(question, { ...figures, adPrices: [] });
    expect(valueFigures(question, figures)).toEqual({ ...without, mediaEquivalent });
  });

  it.each([
    ['no-figures', question, null],
    ['no-figures', question, { ...figures, cost: undefined }],
    ['no-cost', { ...question, shares: 0, months: [] }, figures],
    ['no-value', { ...question, conversions: [] }, figures],
    ['no-value', { ...question, conversions: question.conversions.slice(3) }, figures],
    ['other-currency', { ...question, conversions: question.conversions.slice(1, 2) }, figures],
  ] as const)('has no return on investment for want of something: %s', (gap, asked, own) => {
    expect(valueFigures(asked, own).roi).toMatchObject({
      ratio: null,
      gap,
    });
  });

  it('leaves nothing over when it is split: the parts of the cost sum to the whole but for rounded time', () => {
    const split = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(split, fc.nat(9_999_999), ([one = 0, other = 0], licencePerMonthMinor) => {
        const sharesInAll = one + other;
        fc.pre(one > 0 && other > 0);
        const cost = {
          ...figures.cost,
          licencePerMonthMinor,
          currency: 'EUR',
          minutesPerShare: 60,
          hourlyCostMinor: 777,
        };
        const part = (shares: number) =>
          valueFigures({ ...question, shares, sharesInAll }, { ...figures, cost }).cost
            ?.amountMinor ?? 0;
        const whole =
          valueFigures({ ...question, shares: sharesInAll }, { ...figures, cost }).cost
            ?.amountMinor ?? 0;
        expect(Math.abs(part(one) + part(other) - whole)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('never mixes currencies: the ratio hangs on amounts of the cost’s currency alone', () => {
    const foreign = fc.array(
      fc.record({
        type: fc.constant('sale' as const),
        currency: fc.constantFrom('USD', 'CHF'),
        total: fc.nat(9),
        amountMinor: fc.nat(999_999),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(foreign, (others) => {
        const conversions = [...question.conversions, ...others];
        expect(valueFigures({ ...question, conversions }, figures).roi).toEqual(
          valueFigures(question, figures).roi,
        );
      }),
    );
  });
});
