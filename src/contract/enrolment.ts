import * as z from 'zod';
import { ambassadorSchema, programmeSchema } from './feed.ts';
import { clientVersionSchema, slugSchema } from './primitives.ts';
import { keyRingSchema } from './signature.ts';
import { sized } from './sized.ts';

/** One-time enrolment code: 26 base32 characters (130 bits) in groups, as `npm run endpoint -- invite` prints it. */
export const enrolmentCodeSchema = z
  .string()
  .transform((text) => text.replaceAll(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().regex(/^[a-z2-7]{26}$/, 'use the code as it was given, 26 letters and digits'));

/** Body of `POST /v1/enrolments`. */
export const enrolmentRequestSchema = z.strictObject({
  code: enrolmentCodeSchema,
  clientVersion: clientVersionSchema,
});

/** Answer of `POST /v1/enrolments`. The token is said once and stored hashed. */
export const enrolmentSchema = z.object({
  tenant: slugSchema,
  deviceToken: sized(z.string(), 40, 100),
  ambassador: ambassadorSchema,
  programme: programmeSchema,
  /** The keys that the device pins: from now on it believes nothing that they did not sign. */
  keyRing: keyRingSchema,
});

/**
 * What somebody of the company's side may do: write items, approve those of others, administer people and exports, or
 * read what was done. An `integration` is one of its systems, whose token is an API key: it may tell of conversions.
 */
export const staffRoleSchema = z.enum([
  'content-manager',
  'approver',
  'admin',
  'auditor',
  'integration',
]);

/** All roles; an ambassador's token opens nothing else. */
export const roleSchema = z.enum(['ambassador', ...staffRoleSchema.options]);

/** Who somebody of the company's side is, by what the audit log calls them, and what they may do. */
export const staffSchema = z.strictObject({
  label: sized(z.string().trim(), 1, 120),
  roles: sized(z.array(staffRoleSchema), 1, staffRoleSchema.options.length),
});

/** Body of `POST /v1/admin/enrolment-codes`: who the codes are for. With `staff`, one code for one person. */
export const enrolmentCodeRequestSchema = z
  .strictObject({
    count: z.int().min(1).max(500).default(1),
    locale: ambassadorSchema.shape.locale.default('en'),
    topics: ambassadorSchema.shape.topics.default([]),
    /** Whoever uses one is trained to put facts right in public. */
    trained: z.boolean().default(false),
    staff: staffSchema.optional(),
  })
  .refine(({ count, staff }) => !staff || count === 1, {
    path: ['count'],
    error: 'make one code at a time for somebody of the staff',
  });

/** Answer of `POST /v1/admin/enrolment-codes`: the codes, said once. */
export const enrolmentCodesSchema = z.object({ codes: z.array(z.string()), expiresAt: z.string() });

/** Body of `POST /v1/staff/enrolments`. */
export const staffEnrolmentRequestSchema = z.strictObject({ code: enrolmentCodeSchema });

/** Answer of `POST /v1/staff/enrolments`. The token is said once and stored hashed. */
export const staffEnrolmentSchema = z.object({
  tenant: slugSchema,
  token: z.string(),
  personId: z.string(),
  staff: staffSchema,
});

export type Role = z.infer<typeof roleSchema>;
export type StaffRole = z.infer<typeof staffRoleSchema>;
export type Staff = z.infer<typeof staffSchema>;
export type StaffEnrolment = z.infer<typeof staffEnrolmentSchema>;
export type Enrolment = z.infer<typeof enrolmentSchema>;
