import * as z from 'zod';
import { instantSchema } from './primitives.ts';

/** What the audit log tells of. */
export const auditActionSchema = z.enum([
  'codes.made',
  'staff.enrolled',
  'person.revoked',
  'token.reused',
  'ambassador.left',
  'ambassador.erased',
  'content.imported',
  'content.written',
  'content.submitted',
  'content.returned',
  'content.approved',
  'content.published',
  'content.withdrawn',
  'programme.paused',
  'programme.resumed',
  'figures.changed',
  'recipes.issued',
  'recipes.cleared',
  'conversions.imported',
  'outcome.confirmed',
  'outcome.declined',
  'source.saved',
  'source.removed',
  'shares.exported',
  'clicks.exported',
  'conversions.exported',
  'retention.began',
  'retention.ended',
]);

/** One entry of a tenant's audit log. Each holds the hash of the one before it, the first one nothing. */
export const auditEntrySchema = z.strictObject({
  /** 1, 2, 3… without a gap. */
  seq: z.int().min(1),
  at: instantSchema,
  /** The person's id, or `command-line`, `endpoint`, or `ambassador`, who is never told apart. */
  actor: z.string(),
  action: auditActionSchema,
  /** What it was done to: an id, or nothing. */
  subject: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  previous: z.string(),
  /** SHA-256 in hexadecimal of the tenant and everything above as canonical JSON. */
  hash: z.string(),
});

/** The highest number that an entry can have: four bytes in a database. */
const SEQ_MAX = 2_147_483_647;

/** Query of `GET /v1/audit`. */
export const auditQuerySchema = z.strictObject({
  cursor: z.coerce.number().int().min(0).max(SEQ_MAX).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** Where the chain ends. Who keeps it can show later that nothing before it was changed. */
export const auditHeadSchema = z.object({ seq: z.int(), hash: z.string() });

/** A page of the audit log, oldest first. */
export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  nextCursor: z.int().nullable(),
  head: auditHeadSchema,
});

export type AuditEntry = z.infer<typeof auditEntrySchema>;
export type AuditHead = z.infer<typeof auditHeadSchema>;
export type AuditPage = z.infer<typeof auditPageSchema>;
