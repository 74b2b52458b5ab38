import * as z from 'zod';
import { composerKindSchema, shareModeSchema, wordingStepSchema } from './event.ts';
import { instantSchema, networkIdSchema, slugSchema } from './primitives.ts';
import { sized } from './sized.ts';

/** Where a share stands: what the events so far say. Only `published` and `probable` are publications. */
export const shareStateSchema = z.enum([
  'inserted',
  'published',
  'probable',
  'scheduled',
  'unclaimed',
  'abandoned',
]);

/** What a state rests on: see the events that carry it. */
export const evidenceSchema = z.enum(['toast', 'probable', 'self', 'scheduled-list', 'time-set']);

/** Filters of the share log; `from` is inclusive, `to` exclusive, both on the moment of insertion. */
export const shareLogFilterSchema = z.strictObject({
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  network: networkIdSchema.optional(),
  campaign: slugSchema.optional(),
  state: shareStateSchema.optional(),
});

/** Query of `GET /v1/admin/shares`. */
export const shareLogQuerySchema = shareLogFilterSchema.extend({
  cursor: sized(z.string(), 0, 200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** One share as the company's database has it. */
export const shareRowSchema = z.object({
  shareId: z.string(),
  state: shareStateSchema,
  network: networkIdSchema,
  composer: composerKindSchema,
  mode: shareModeSchema,
  itemId: slugSchema,
  itemRevision: z.int(),
  itemTitle: z.string(),
  variantId: slugSchema,
  campaign: slugSchema,
  link: z.string(),
  permalink: z.string().nullable(),
  evidence: evidenceSchema.nullable(),
  wording: wordingStepSchema.nullable(),
  pseudonym: z.string().nullable(),
  insertedAt: instantSchema,
  publishedAt: instantSchema.nullable(),
  receivedAt: instantSchema,
  clientVersion: z.string(),
});

/** A page of the share log, newest first. */
export const shareLogPageSchema = z.object({
  rows: z.array(shareRowSchema),
  total: z.int(),
  nextCursor: z.string().nullable(),
});

/** Answer of `GET /v1/admin/me`: who the admin token speaks for. */
export const adminSessionSchema = z.object({
  tenant: slugSchema,
  programmeName: z.string(),
  campaigns: z.array(slugSchema),
  networks: z.array(networkIdSchema),
});

export type ShareState = z.infer<typeof shareStateSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type ShareLogFilter = z.infer<typeof shareLogFilterSchema>;
export type ShareLogQuery = z.infer<typeof shareLogQuerySchema>;
export type ShareRow = z.infer<typeof shareRowSchema>;
export type ShareLogPage = z.infer<typeof shareLogPageSchema>;
export type AdminSession = z.infer<typeof adminSessionSchema>;
