import * as z from 'zod';
import { httpsUrlSchema, instantSchema, localeSchema, slugSchema } from './primitives.ts';
import { sized } from './sized.ts';

/** Whom to send a journalist to. */
export const pressContactSchema = z.strictObject({
  name: sized(z.string(), 1, 120),
  email: sized(z.email(), 3, 254).optional(),
  phone: sized(z.string(), 3, 40).optional(),
});

/** One fact, ready to be put under somebody else's claim: what is so, who says so, and as of when. */
export const factSchema = z.strictObject({
  id: sized(slugSchema, 1, 50),
  locale: localeSchema,
  text: sized(z.string(), 1, 1_000),
  source: z.strictObject({ name: sized(z.string(), 1, 120), url: httpsUrlSchema }),
  asOf: instantSchema,
});

/**
 * What makes an item a fact sheet: the facts, for those who are trained to put them right, and the topic on which
 * everybody else is asked to post nothing for now.
 */
export const factSheetSchema = z.strictObject({
  topic: slugSchema,
  /** The topic in words, in the language of the item. */
  subject: sized(z.string(), 1, 120),
  facts: sized(z.array(factSchema), 1, 12),
  press: pressContactSchema,
});

/** A topic on which everybody is asked to post nothing for now; in every feed for as long as the fact sheet is in any. */
export const topicPauseSchema = z.strictObject({
  /** The fact sheet behind it. */
  itemId: slugSchema,
  topic: slugSchema,
  subject: sized(z.string(), 1, 120),
  since: instantSchema,
  press: pressContactSchema,
});

export type Fact = z.infer<typeof factSchema>;
export type FactSheet = z.infer<typeof factSheetSchema>;
export type TopicPause = z.infer<typeof topicPauseSchema>;
