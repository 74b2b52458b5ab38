import * as z from 'zod';
import { ambassadorSchema, programmeSchema } from './feed.ts';
import { clientVersionSchema, slugSchema } from './primitives.ts';
import { keyRingSchema } from './signature.ts';

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
  deviceToken: z.string().min(40).max(100),
  ambassador: ambassadorSchema,
  programme: programmeSchema,
  /** The keys that the device pins: from now on it believes nothing that they did not sign. */
  keyRing: keyRingSchema,
});

/** Body of `POST /v1/admin/enrolment-codes`: who the codes are for. */
export const enrolmentCodeRequestSchema = z.strictObject({
  count: z.int().min(1).max(500).default(1),
  locale: ambassadorSchema.shape.locale.default('en'),
  topics: ambassadorSchema.shape.topics.default([]),
});

/** Answer of `POST /v1/admin/enrolment-codes`: the codes, said once. */
export const enrolmentCodesSchema = z.object({ codes: z.array(z.string()), expiresAt: z.string() });

export type Enrolment = z.infer<typeof enrolmentSchema>;
