import * as z from 'zod';
import { httpsUrlSchema, instantSchema, uuidV7Schema } from './primitives.ts';
import { sized } from './sized.ts';

/** What somebody who followed a shared link did afterwards, at the company. */
export const conversionTypeSchema = z.enum([
  'lead',
  'meeting',
  'application',
  'hire',
  'sale',
  'press-contact',
  'press-mention',
  'partner-contact',
]);

/** An amount in minor units (cents) of a currency by its ISO 4217 code. */
export const moneySchema = z.strictObject({
  amountMinor: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/, 'use an ISO 4217 code such as EUR'),
});

/** Most visits that a conversion may name. */
const CLICKS_MAX = 20;

/**
 * Body of `POST /v1/conversions`. The sender makes the id, which is the idempotency key. It tells the visits that led
 * to it by the ids that the short links gave the site (`pv_click`), or the share by the `utm_content` of the link that
 * was followed, or by the landing address as a whole, of which only its tags are kept. Tags beside visits hold where
 * none of the visits is known.
 */
export const conversionSchema = z
  .strictObject({
    id: uuidV7Schema,
    type: conversionTypeSchema,
    occurredAt: instantSchema,
    value: moneySchema.optional(),
    clickIds: sized(z.array(uuidV7Schema), 1, CLICKS_MAX).optional(),
    utmContent: sized(z.string(), 1, 200).optional(),
    landingUrl: httpsUrlSchema.optional(),
  })
  .refine(({ utmContent, landingUrl }) => utmContent === undefined || landingUrl === undefined, {
    path: ['utmContent'],
    error: 'send either utmContent or landingUrl',
  })
  .refine(({ clickIds, utmContent, landingUrl }) => Boolean(clickIds ?? utmContent ?? landingUrl), {
    path: ['clickIds'],
    error: 'send clickIds, utmContent or landingUrl',
  });

/** Answer of `POST /v1/conversions`: kept now, or kept before under this id. */
export const conversionAnswerSchema = z.object({
  id: uuidV7Schema,
  status: z.enum(['accepted', 'duplicate']),
});

export type Conversion = z.infer<typeof conversionSchema>;
export type ConversionAnswer = z.infer<typeof conversionAnswerSchema>;
