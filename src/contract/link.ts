import * as z from 'zod';
import { httpsUrlSchema, networkIdSchema, slugSchema } from './primitives.ts';

/** `POST /v1/links`: asks for the short link of an item for one network, for the ambassador of the device or nobody. */
export const linkRequestSchema = z.strictObject({
  itemId: slugSchema,
  network: networkIdSchema,
  attribution: z.enum(['pseudonym', 'none']),
});

/** What stands behind the last slash of a short link. */
export const linkCodeSchema = z.string().regex(/^[0-9a-z]{8,32}$/, 'use the code of a short link');

/**
 * The short links of a feed, by item and network: `own` carries the pseudonym of the person whose feed it is, `anonymous`
 * nobody's. `base` is where codes stand, without a slash at its end, on a host of the company.
 */
export const feedLinksSchema = z.strictObject({
  base: httpsUrlSchema,
  codes: z.record(
    slugSchema,
    z.record(networkIdSchema, z.strictObject({ own: linkCodeSchema, anonymous: linkCodeSchema })),
  ),
});

export type FeedLinks = z.infer<typeof feedLinksSchema>;

/** The answer: the same link for the same question, until the quarter ends. */
export const linkAnswerSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }) });
