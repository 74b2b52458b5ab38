import * as z from 'zod';
import { conversionTypeSchema, moneySchema } from './conversion.ts';
import { instantSchema } from './primitives.ts';
import { monthSchema } from './results.ts';
import { sized } from './sized.ts';

const currencySchema = moneySchema.shape.currency;
const amountSchema = moneySchema.shape.amountMinor;

/**
 * What ads cost, from low to high, as somebody says of a day: for a click, or for a thousand views, of which so many lead to
 * a click. Published prices disagree, so that none is built in.
 */
export const adPriceSchema = z
  .strictObject({
    per: z.enum(['click', 'thousand-views']),
    lowMinor: amountSchema,
    highMinor: amountSchema,
    currency: currencySchema,
    /** Of a price for views: how many clicks a thousand of them bring. */
    clicksPerThousandViews: z.number().positive().max(1_000).optional(),
    /** Who says so: a rate card, a bill, a study. */
    source: sized(z.string(), 1, 200),
    asOf: z.iso.date(),
  })
  .refine(({ lowMinor, highMinor }) => lowMinor <= highMinor, {
    path: ['highMinor'],
    error: 'use the same as the low end or more',
  })
  .refine(
    ({ per, clicksPerThousandViews }) =>
      (per === 'click') === (clicksPerThousandViews === undefined),
    {
      path: ['clicksPerThousandViews'],
      error: 'say it of a price for views, and of no other',
    },
  );

/** What the programme costs, in one currency: a licence each month, the time that people take for a share, and once to set it up. */
export const programmeCostSchema = z.strictObject({
  currency: currencySchema,
  licencePerMonthMinor: amountSchema,
  minutesPerShare: z.number().min(0).max(600),
  hourlyCostMinor: amountSchema,
  setUp: z.strictObject({ amountMinor: amountSchema, month: monthSchema }).optional(),
});

/** Body of `PUT /v1/programme/figures`: what the company itself says things cost and are worth. */
export const programmeFiguresSchema = z.strictObject({
  cost: programmeCostSchema.optional(),
  /** What a conversion is worth whose sender gave no value; one for each type at most. */
  values: sized(z.array(moneySchema.extend({ type: conversionTypeSchema })), 0, 20).refine(
    (values) => new Set(values.map(({ type }) => type)).size === values.length,
    { error: 'give each type one value' },
  ),
  adPrices: sized(z.array(adPriceSchema), 0, 10),
});

/** Answer of `GET` and `PUT /v1/programme/figures`; its entity tag is the revision, 0 before there are any. */
export const programmeFiguresAnswerSchema = z.object({
  revision: z.int().min(0),
  changedAt: instantSchema.nullable(),
  figures: programmeFiguresSchema.nullable(),
});

export type AdPrice = z.infer<typeof adPriceSchema>;
export type ProgrammeCost = z.infer<typeof programmeCostSchema>;
export type ProgrammeFigures = z.infer<typeof programmeFiguresSchema>;
export type ProgrammeFiguresAnswer = z.infer<typeof programmeFiguresAnswerSchema>;
