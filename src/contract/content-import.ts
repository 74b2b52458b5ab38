import * as z from 'zod';
import { dryRunQuerySchema } from './dry-run.ts';
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

/** Query of `POST /v1/admin/content/import`; for a feed, its defaults stand beside it. */
export const importQuerySchema = z.looseObject(dryRunQuerySchema.shape);

/** What became of each item of an import, or would become in a dry run; `index` counts from 0 in the document's order. */
export const importReportSchema = z.object({
  dryRun: z.boolean(),
  /** The items that are new, or new in a revision. */
  changes: z.array(
    z.object({ id: z.string(), outcome: z.enum(['added', 'updated']), revision: z.int() }),
  ),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** What to know of items that were taken: nothing that forbids them. */
  warnings: z.array(z.object({ id: z.string(), detail: z.string() })),
  rejected: z.array(z.object({ index: z.int(), id: z.string().nullable(), reason: z.string() })),
});

export type ImportDocument = z.infer<typeof importDocumentSchema>;
export type FeedDefaults = z.infer<typeof feedDefaultsSchema>;
export type ImportReport = z.infer<typeof importReportSchema>;
