import * as z from 'zod';
import { moneySchema } from './conversion.ts';

const currencySchema = moneySchema.shape.currency;

/** What confirmed conversions are worth, by currency: as their senders said, and else by the company's own values. */
export const worthValueSchema = z.object({
  currency: currencySchema,
  amountMinor: z.int(),
  toldMinor: z.int(),
  ownMinor: z.int(),
});

/** What sharing cost, with all that it was made of: amount = licence + set-up + shares × minutes × cost of an hour / 60. */
export const worthCostSchema = z.object({
  currency: currencySchema,
  amountMinor: z.int(),
  /** The licence of these months, or a row's part of it, by its shares. */
  licenceMinor: z.int(),
  setUpMinor: z.int(),
  timeMinor: z.int(),
  shares: z.int(),
  minutesPerShare: z.number(),
  hourlyCostMinor: z.int(),
  months: z.int(),
});

/** Why there is no return on investment. */
export const roiGapSchema = z.enum(['no-figures', 'no-cost', 'no-value', 'other-currency']);

/** The formula as it is told. */
export const ROI_FORMULA = '(value − cost) / cost';

/** What came back for what was spent, in the currency of the cost. */
export const roiSchema = z.object({
  formula: z.literal(ROI_FORMULA),
  currency: currencySchema.nullable(),
  valueMinor: z.int().nullable(),
  costMinor: z.int().nullable(),
  /** 0.5: half as much again as was spent; −1: nothing came back. Null: see `gap`. */
  ratio: z.number().nullable(),
  gap: roiGapSchema.nullable(),
});

/**
 * What the same clicks would have cost as ads, from low to high, by a price that somebody said on a day. It is not revenue,
 * and part of no other figure.
 */
export const mediaEquivalentSchema = z.object({
  currency: currencySchema,
  lowMinor: z.int(),
  highMinor: z.int(),
  clicks: z.int(),
  per: z.enum(['click', 'thousand-views']),
  source: z.string(),
  asOf: z.iso.date(),
});

/** What figures are worth by the company's own account. Currencies are never added up. */
export const worthSchema = z.object({
  value: z.array(worthValueSchema),
  /** Confirmed conversions that nobody gave a value. */
  unvalued: z.int(),
  cost: worthCostSchema.nullable(),
  roi: roiSchema,
  mediaEquivalent: z.array(mediaEquivalentSchema),
});

export type Worth = z.infer<typeof worthSchema>;
export type WorthCost = z.infer<typeof worthCostSchema>;
export type Roi = z.infer<typeof roiSchema>;
