import * as z from 'zod';
import { networkIdSchema, slugSchema } from './primitives.ts';

/** `POST /v1/links`: asks for the short link of an item for one network, for the ambassador of the device or nobody. */
export const linkRequestSchema = z.strictObject({
  itemId: slugSchema,
  network: networkIdSchema,
  attribution: z.enum(['pseudonym', 'none']),
});

/** The answer: the same link for the same question, until the quarter ends. */
export const linkAnswerSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }) });
