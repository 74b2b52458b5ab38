import * as z from 'zod';

/** Query of an import: with `?dryRun`, the report alone. */
export const dryRunQuerySchema = z.strictObject({
  dryRun: z
    .union([z.boolean(), z.enum(['', 'true', 'false']).transform((value) => value !== 'false')])
    .default(false),
});
