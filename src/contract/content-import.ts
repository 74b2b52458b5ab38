import * as z from 'zod';
import { programmeSchema } from './feed.ts';
import { itemSchema } from './item.ts';
import { sized } from './sized.ts';

/** An import document in the contract's own JSON; items are checked one by one, so that one bad item stops no other. */
export const importDocumentSchema = z.strictObject({
  $schema: z.string().optional(),
  programme: programmeSchema.optional(),
  items: sized(z.array(z.unknown()), 0, 2_000),
});

/** What the importer needs to know to make items of RSS, Atom or JSON Feed entries. */
export const feedDefaultsSchema = z.strictObject({
  campaign: itemSchema.shape.campaign,
  locale: itemSchema.shape.locale,
  topics: itemSchema.shape.topics.default([]),
  audiences: itemSchema.shape.audiences.default([]),
  disclosure: itemSchema.shape.disclosure,
  source: itemSchema.shape.source.default('company'),
});

/** What became of each item of an import; `index` counts from 0 in the document's order. */
export const importReportSchema = z.object({
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.array(z.object({ index: z.int(), id: z.string().nullable(), reason: z.string() })),
});

export type ImportDocument = z.infer<typeof importDocumentSchema>;
export type FeedDefaults = z.infer<typeof feedDefaultsSchema>;
export type ImportReport = z.infer<typeof importReportSchema>;
