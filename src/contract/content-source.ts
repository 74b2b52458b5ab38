import * as z from 'zod';
import { instantSchema, slugSchema } from './primitives.ts';

/** What a run of a source came to: content that is new, none, or a reason why not. */
export const sourceOutcomeSchema = z.enum(['changed', 'unchanged', 'failed']);

/** A source of content that is imported on a schedule, and how its runs go. */
export const contentSourceSchema = z.object({
  id: slugSchema,
  url: z.string(),
  everyMinutes: z.int(),
  nextAt: instantSchema,
  /** Runs in a row that failed; each of them doubles the wait. */
  failures: z.int(),
  last: z
    .object({ at: instantSchema, outcome: sourceOutcomeSchema, detail: z.string() })
    .nullable(),
});

/** Answer of `GET /v1/admin/content/sources`. */
export const contentSourcesSchema = z.object({ sources: z.array(contentSourceSchema) });

export type SourceOutcome = z.infer<typeof sourceOutcomeSchema>;
export type ContentSource = z.infer<typeof contentSourceSchema>;
