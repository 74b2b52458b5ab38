import * as z from 'zod';
import { conversionTypeSchema, moneySchema } from './conversion.ts';
import { worthSchema } from './worth.ts';

/** A calendar month, UTC: 2026-11. */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'use a month such as 2026-11');

/**
 * What results are told by. `composer` and `network` are channels; `audience` and `sector` are what an item says of itself;
 * by `month`, how they went on.
 */
export const resultDimensionSchema = z.enum([
  'campaign',
  'item',
  'network',
  'composer',
  'audience',
  'sector',
  'month',
]);

/** The ways to credit the visits that led to a conversion, by the names that analytics tools have for them. */
export const ATTRIBUTION_MODELS = [
  'first',
  'last',
  'linear',
  'position-based',
  'time-decay',
] as const;
export const attributionModelSchema = z.enum(ATTRIBUTION_MODELS);

/** How far back a visit may lie, in days. A few windows, not any: the difference of two that lie a day apart would be single visits. */
export const LOOKBACK_DAYS = [7, 30, 90, 365] as const;
const lookbackDaysSchema = z.literal(LOOKBACK_DAYS);

/** Query of `GET /v1/admin/results`: whole months, both inclusive; this month unless said. */
export const resultsQuerySchema = z.strictObject({
  from: monthSchema.optional(),
  to: monthSchema.optional(),
  by: resultDimensionSchema.default('campaign'),
  model: attributionModelSchema.default('last'),
  lookbackDays: z.coerce.number().pipe(lookbackDaysSchema).default(90),
});

/** What was seen at our own places: in composers, and at short links. */
export const observedSchema = z.object({
  /** Texts that went into a composer, whatever became of them. */
  inserted: z.int(),
  /** Of these, posts that the network said were published. */
  published: z.int(),
  /** Of these, posts that are published by all signs but the network's word. */
  probable: z.int(),
  /** Clicks of people on short links. */
  clicks: z.int(),
  /**
   * Who clicked, once a day: a visitor's mark is another one each day, so that nobody can be followed, and whoever comes
   * on two days counts twice. Who reads two items on one day counts once in what holds both. See `peopleError`.
   */
  people: z.int(),
  /** Clicks of previews, scanners and other machines. */
  setAside: z.int(),
});

/** What the company's own systems told of. */
export const confirmedSchema = z.object({
  conversions: z.array(z.object({ type: conversionTypeSchema, total: z.int() })),
  /** In total for each currency; they are never added up. */
  value: z.array(moneySchema),
});

/** What a model makes of it: each conversion is split over the visits before it. */
export const modelledSchema = z.object({
  /** In thousandths: a conversion that is split in three has parts of 333, 333 and 334. */
  conversionsMilli: z.int(),
  value: z.array(moneySchema),
});

/** The three kinds of figures, which are never mixed. */
export const figuresSchema = z.object({
  observed: observedSchema,
  confirmed: confirmedSchema,
  modelled: modelledSchema,
});

/** Answer of `GET /v1/admin/results`. */
export const resultsSchema = z.object({
  from: monthSchema,
  to: monthSchema,
  by: resultDimensionSchema,
  model: attributionModelSchema,
  lookbackDays: lookbackDaysSchema,
  /** How many ambassadors a month needs for its figures to be told. */
  groupMin: z.int(),
  /**
   * Months of the range that are left out, of `total` as well: too few ambassadors were there. Of fact sheets the same
   * holds where too few of those who are trained for them were.
   */
  withheld: z.array(monthSchema),
  /**
   * The standard error of `people`, as a part of it, where more than some hundreds clicked in a month; fewer are told
   * exactly.
   */
  peopleError: z.number(),
  total: figuresSchema,
  /** What the total is worth by the company's own figures (`/v1/programme/figures`). */
  worth: worthSchema,
  /**
   * By key; null has what can't be told apart. An item may be for several audiences and is then in each. What a row is
   * worth has its part of the fixed costs, by its shares; composers are worth nothing that can be told, since no click
   * says where its link was posted.
   */
  rows: z.array(
    figuresSchema.extend({ key: z.string().nullable(), worth: worthSchema.nullable() }),
  ),
});

/**
 * Answer of `GET /v1/me/results`: what the shares of the person who asks have brought, as long as their rows are kept.
 * Nothing that names a person outlives them.
 */
export const ownResultsSchema = z.object({
  total: figuresSchema.omit({ modelled: true }),
  items: z.array(figuresSchema.omit({ modelled: true }).extend({ itemId: z.string() })),
});

export type ResultDimension = z.infer<typeof resultDimensionSchema>;
export type AttributionModel = z.infer<typeof attributionModelSchema>;
export type LookbackDays = z.infer<typeof lookbackDaysSchema>;
export type ResultsQuery = z.infer<typeof resultsQuerySchema>;
export type Figures = z.infer<typeof figuresSchema>;
export type Results = z.infer<typeof resultsSchema>;
export type OwnResults = z.infer<typeof ownResultsSchema>;
