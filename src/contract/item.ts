import * as z from 'zod';
import { factSheetSchema } from './fact-sheet.ts';
import {
  httpsUrlSchema,
  instantSchema,
  localeSchema,
  networkIdSchema,
  slugSchema,
} from './primitives.ts';
import { signatureSchema } from './signature.ts';
import { sized } from './sized.ts';

/** What an item can be. A client refuses a feed that holds another kind: it would not know how to show it. */
export const itemKindSchema = z.enum(['article', 'job', 'event', 'product', 'fact-sheet']);

/**
 * One wording of an item. `{link}` stands where the tagged link goes (else it ends the text),
 * `{disclosure}` where the disclosure goes (else it closes the first paragraph).
 */
export const variantSchema = z.strictObject({
  id: slugSchema,
  network: z.union([networkIdSchema, z.literal('any')]),
  locale: localeSchema,
  angle: sized(z.string(), 1, 80).optional(),
  text: sized(z.string(), 1, 10_000),
});

/** The campaign that an item belongs to; `slug` becomes utm_campaign, `id` becomes utm_id. */
export const campaignSchema = z.strictObject({
  id: slugSchema,
  slug: slugSchema,
  name: sized(z.string(), 1, 120).optional(),
});

/** A piece of approved content, as it stands in the feed and in an import document. */
export const itemSchema = z.strictObject({
  id: slugSchema,
  revision: z.int().min(1),
  kind: itemKindSchema,
  title: sized(z.string(), 1, 200),
  url: httpsUrlSchema,
  image: z.strictObject({ url: httpsUrlSchema, alt: sized(z.string(), 0, 300) }).optional(),
  locale: localeSchema,
  topics: sized(z.array(slugSchema), 0, 20),
  audiences: sized(z.array(slugSchema), 0, 20),
  sector: slugSchema.optional(),
  campaign: campaignSchema,
  variants: sized(z.array(variantSchema), 1, 20),
  disclosure: sized(z.string(), 1, 200).optional(),
  publishAt: instantSchema,
  expiresAt: instantSchema.optional(),
  urgency: z.enum(['normal', 'urgent']),
  source: z.enum(['company', 'curated']),
  guidance: sized(z.string(), 0, 500).optional(),
  /** Only in items of the kind `fact-sheet`. Such an item is in the feeds of trained ambassadors alone. */
  factSheet: factSheetSchema.optional(),
});

/** An item with the signature that its approval gave it; it covers the tenant and the whole item. */
export const signedItemSchema = z.strictObject({ item: itemSchema, signature: signatureSchema });

export type Item = z.infer<typeof itemSchema>;
export type SignedItem = z.infer<typeof signedItemSchema>;
export type ItemKind = z.infer<typeof itemKindSchema>;
export type Variant = z.infer<typeof variantSchema>;
export type Campaign = z.infer<typeof campaignSchema>;
