import * as z from 'zod';
import { staffRoleSchema } from './enrolment.ts';
import { instantSchema, slugSchema, uuidV7Schema } from './primitives.ts';
import { signatureSchema } from './signature.ts';

/** Answer of `POST /v1/tokens/rotate`: the token that takes over with its first use. Until then the old one is good. */
export const rotatedTokenSchema = z.object({ token: z.string() });

/** Answer of `GET /v1/admin/people`: the company's side by name, ambassadors as a number only. */
export const peopleSchema = z.object({
  staff: z.array(
    z.object({
      personId: z.string(),
      label: z.string(),
      roles: z.array(staffRoleSchema),
      enrolledAt: instantSchema,
      leftAt: instantSchema.nullable(),
    }),
  ),
  ambassadors: z.int(),
});

/**
 * Body of `POST /v1/me/leave` and `POST /v1/me/erase`. The client makes the receipt's id, so that it can ask for the
 * receipt when the answer was lost: the token is gone by then.
 */
export const farewellRequestSchema = z.strictObject({ receiptId: uuidV7Schema });

/** What was done for somebody who left or asked to be erased. It names nobody. */
export const receiptContentSchema = z.strictObject({
  receiptId: uuidV7Schema,
  tenant: slugSchema,
  kind: z.enum(['left', 'erased']),
  at: instantSchema,
  /** Rows that lost the person; the totals stay. */
  shares: z.int(),
  events: z.int(),
  clicks: z.int(),
  /** Not in receipts of before there were conversions, which stay as they were signed. */
  conversions: z.int().optional(),
  tokens: z.int(),
});

/** A receipt and the signature of the company's key over it. */
export const receiptSchema = z.object({
  receipt: receiptContentSchema,
  signature: signatureSchema,
});

/** What became of each line of an import of codes. `reference` is what the file called the person; it is not kept. */
export const codeImportReportSchema = z.object({
  made: z.int(),
  refused: z.int(),
  dryRun: z.boolean(),
  expiresAt: instantSchema,
  lines: z.array(
    z.object({
      line: z.int(),
      reference: z.string().nullable(),
      /** Null for a refused line, and on a dry run. */
      code: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});

export type People = z.infer<typeof peopleSchema>;
export type ReceiptContent = z.infer<typeof receiptContentSchema>;
export type Receipt = z.infer<typeof receiptSchema>;
export type CodeImportReport = z.infer<typeof codeImportReportSchema>;
