import * as z from 'zod';

/** Media type of an error answer (RFC 9457). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Error answer of the endpoint: problem details, RFC 9457, with the places that were wrong. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

export type Problem = z.infer<typeof problemSchema>;

/**
 * Lists what a schema found wrong as pointers (RFC 6901) and sentences, at most `most` of them.
 * The values themselves are not repeated: they may be somebody's.
 */
export function listIssues(error: z.ZodError, most = 20): NonNullable<Problem['errors']> {
  return error.issues.slice(0, most).map((issue) => ({
    pointer: issue.path
      .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join(''),
    detail: issue.message,
  }));
}
