import * as z from 'zod';
import { sized } from './sized.ts';

/** Lower-case identifier that is safe in a URL value without escaping (items, variants, campaigns, topics, tenants). */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9_~-]{0,62}[a-z0-9])?$/, 'use 1 to 64 of a-z, 0-9, -, _ or ~');

/**
 * Identifier of a social network, as its file in src/networks names it. Open on the wire, so that a
 * client that does not know a network yet skips its variants instead of refusing the feed.
 */
export const networkIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'use a network id such as linkedin');

/** Instant in ISO 8601 with a zone, for example 2026-11-23T09:30:00Z. */
export const instantSchema = z.iso.datetime({ offset: true });

/** UUID version 7 (RFC 9562): made by the client before the first send, the idempotency key end to end. */
export const uuidV7Schema = z.uuidv7();

/** BCP 47 language tag reduced to what programmes use: fr, en-GB. */
export const localeSchema = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/, 'use a tag such as fr or en-GB');

/** Absolute https URL, at most 2,048 characters, without credentials. */
export const httpsUrlSchema = sized(
  z.url({ protocol: /^https$/, hostname: z.regexes.domain }),
  1,
  2_048,
).refine(
  (value) => !value.includes('@') || !/^https:\/\/[^/?#]*@/.test(value),
  'no user name or password',
);

/** Version of the extension as its manifest has it, 1.4.0 or 1.4.0-beta.2: plain ASCII, so that it is safe in any log. */
export const clientVersionSchema = z
  .string()
  .regex(/^[0-9A-Za-z.+-]{1,32}$/, 'use a version such as 1.4.0');

/** Host name, or `*.host` for its subdomains, that the company vouches for. */
export const hostPatternSchema = sized(z.string(), 1, 253).regex(
  /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
  'use a host such as www.example.com',
);

/** The part of a person that leaves their device: minted by the endpoint, rotated per quarter. */
export const pseudonymSchema = z.string().regex(/^[a-z2-7]{8}$/, 'use 8 base32 characters');

export type Slug = z.infer<typeof slugSchema>;
export type NetworkId = z.infer<typeof networkIdSchema>;
export type Instant = z.infer<typeof instantSchema>;
