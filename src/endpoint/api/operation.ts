import type * as z from 'zod';

/** What a route takes and answers, for the document that describes the contract. */
export interface Operation {
  summary: string;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Media types of a body that is no JSON of ours. */
  bodyTypes?: readonly string[];
  /** Whether a change needs the entity tag of what was read, as If-Match. */
  needsTag?: boolean;
  status: number;
  /** The answer as JSON; without one, its media type is in `answerTypes`, or it has no body. */
  answer?: z.ZodType;
  answerTypes?: readonly string[];
}
