import * as z from 'zod';

/**
 * Answer of `POST /v1/conversions/import`: what became of each line of a CSV file, by its number in the file. What a cell
 * held is not repeated.
 */
export const conversionImportReportSchema = z.object({
  dryRun: z.boolean(),
  accepted: z.int(),
  /** Known before, from an earlier file or line. */
  duplicates: z.int(),
  refused: z.int(),
  lines: z.array(
    z.object({
      line: z.int(),
      status: z.enum(['accepted', 'duplicate', 'refused']),
      /** The id that the conversion has, its own or one that was made of the line; null for a line that can't be read. */
      id: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});

export type ConversionImportReport = z.infer<typeof conversionImportReportSchema>;
