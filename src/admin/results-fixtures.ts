import type { ProgrammeFiguresAnswer } from '../contract/programme-figures.ts';
import type { Worth } from '../contract/worth.ts';

/** What is told of worth where the company has said nothing of its own, for tests and pictures. */
export const noWorth: Worth = {
  value: [],
  unvalued: 0,
  cost: null,
  roi: {
    formula: '(value − cost) / cost',
    currency: null,
    valueMinor: null,
    costMinor: null,
    ratio: null,
    gap: 'no-figures',
  },
  mediaEquivalent: [],
};

/** A month that came back with more than was spent, for tests and pictures. */
export const worth: Worth = {
  value: [{ currency: 'EUR', amountMinor: 1_375_000, toldMinor: 1_125_000, ownMinor: 250_000 }],
  unvalued: 3,
  cost: {
    currency: 'EUR',
    amountMinor: 540_000,
    licenceMinor: 180_000,
    setUpMinor: 0,
    timeMinor: 360_000,
    shares: 424,
    minutesPerShare: 6,
    hourlyCostMinor: 8_500,
    months: 1,
  },
  roi: {
    formula: '(value − cost) / cost',
    currency: 'EUR',
    valueMinor: 1_375_000,
    costMinor: 540_000,
    ratio: 835 / 540,
    gap: null,
  },
  mediaEquivalent: [
    {
      currency: 'EUR',
      lowMinor: 349_800,
      highMinor: 588_300,
      clicks: 636,
      per: 'click',
      source: 'LinkedIn rate card',
      asOf: '2026-10-01',
    },
  ],
};

/** What a company said of itself, for tests and pictures. */
export const ownFigures: ProgrammeFiguresAnswer = {
  revision: 3,
  changedAt: '2026-11-01T09:00:00.000Z',
  figures: {
    cost: {
      currency: 'EUR',
      licencePerMonthMinor: 180_000,
      minutesPerShare: 6,
      hourlyCostMinor: 8_500,
    },
    values: [
      { type: 'lead', amountMinor: 25_000, currency: 'EUR' },
      { type: 'hire', amountMinor: 900_000, currency: 'CHF' },
    ],
    adPrices: [
      {
        per: 'click',
        lowMinor: 550,
        highMinor: 925,
        currency: 'EUR',
        source: 'LinkedIn rate card',
        asOf: '2026-10-01',
      },
    ],
  },
};
