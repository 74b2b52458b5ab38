import * as z from 'zod';
import { conversionTypeSchema } from './conversion.ts';
import { uuidV7Schema } from './primitives.ts';

/**
 * Body of `POST /v1/site/conversions`, which a page of the company's own site sends without a secret: anybody may read what
 * is in a page. It names one visit, whose id only that visitor's browser was given, and what it led to; never a value, which
 * could be made up. `sale` and `hire` are for systems with a key.
 */
export const siteConversionSchema = z.strictObject({
  click: uuidV7Schema,
  type: conversionTypeSchema.extract(['lead', 'meeting', 'application', 'partner-contact']),
});

export type SiteConversion = z.infer<typeof siteConversionSchema>;
