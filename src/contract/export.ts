import * as z from 'zod';
import { conversionTypeSchema } from './conversion.ts';
import { instantSchema, networkIdSchema, slugSchema, uuidV7Schema } from './primitives.ts';
import { shareLogFilterSchema } from './share-log.ts';

/**
 * What every export takes beside its filter. `after` resumes one that broke off: the id of the last row that arrived whole,
 * which stands first in each row. The answer goes on behind it, without the head of a CSV file, to be put behind what is
 * there.
 */
const exportOptions = {
  format: z.enum(['csv', 'ndjson']).default('csv'),
  after: uuidV7Schema.optional(),
};

/** Query of `GET /v1/admin/shares/export`: newest first. */
export const shareExportQuerySchema = shareLogFilterSchema.extend(exportOptions);

/** Filter of what happened on a short link or behind it; `from` is inclusive, `to` exclusive. */
const pastFilter = {
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  network: networkIdSchema.optional(),
  itemId: slugSchema.optional(),
};

/** Query of `GET /v1/admin/clicks/export`: oldest first. */
export const clickExportQuerySchema = z.strictObject({ ...pastFilter, ...exportOptions });

/** Query of `GET /v1/admin/conversions/export`: by id, which is the order of time but for systems that make other ids. */
export const conversionExportQuerySchema = z.strictObject({ ...pastFilter, ...exportOptions });

/** A click as it is exported: without its visitor, and without whose link it was. */
export const clickRowSchema = z.object({
  clickId: z.string(),
  occurredAt: instantSchema,
  itemId: slugSchema,
  network: networkIdSchema,
  /** Who clicked: a person, or the kind of machine; and the rule that says so. */
  class: z.string(),
  reason: z.string(),
});

/** A conversion as it is exported: without whose share led to it. */
export const conversionRowSchema = z.object({
  conversionId: z.string(),
  type: conversionTypeSchema,
  occurredAt: instantSchema,
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  itemId: slugSchema,
  network: networkIdSchema.nullable(),
  /** Who told of it: `system`, `file`, `site`, or `self` (an ambassador, and an admin confirmed it). */
  source: z.string().nullable(),
});

export type ClickExportQuery = z.infer<typeof clickExportQuerySchema>;
export type ClickRow = z.infer<typeof clickRowSchema>;
export type ConversionRow = z.infer<typeof conversionRowSchema>;
