import * as z from 'zod';
import { topicPauseSchema } from './fact-sheet.ts';
import { itemSchema, signedItemSchema } from './item.ts';
import { feedLinksSchema } from './link.ts';
import {
  hostPatternSchema,
  instantSchema,
  localeSchema,
  pseudonymSchema,
  slugSchema,
} from './primitives.ts';
import { restraintSchema } from './restraint.ts';
import { KEY_RING_CHANGES_MAX, keyRingChangeSchema, signatureSchema } from './signature.ts';
import { sized } from './sized.ts';
import { TAKEN_MAX, takenWordingSchema } from './taken-wording.ts';

/** Largest feed a client reads, in bytes; it aborts the answer beyond it. */
export const FEED_MAX_BYTES = 4 * 1024 * 1024;
/** Most items a feed may hold. */
export const FEED_MAX_ITEMS = 2_000;

/** The company's programme: its name, the value of utm_source_platform, and the hosts it vouches for. */
export const programmeSchema = z.strictObject({
  name: sized(z.string(), 1, 120),
  slug: slugSchema,
  /** Company-owned hosts: the only ones whose links are tagged. */
  domains: sized(z.array(hostPatternSchema), 1, 100),
  /** Hosts of others that curated items may point to; their links are never tagged. */
  curatedDomains: sized(z.array(hostPatternSchema), 0, 500),
  privacyContact: sized(z.string(), 1, 200).optional(),
  /** How much it asks for at most. */
  restraint: restraintSchema.optional(),
});

/** What the endpoint knows of the person behind a device. */
export const ambassadorSchema = z.strictObject({
  pseudonym: pseudonymSchema,
  locale: localeSchema,
  /** Fields of expertise agreed with the person; they order the short list. */
  topics: sized(z.array(slugSchema), 0, 20),
  /** Trained to put facts right in public: their feeds hold the fact sheets. */
  trained: z.literal(true).optional(),
});

/** Everybody is asked to share nothing for now: a crisis, an error in what is out, a day of mourning. */
export const pauseSchema = z.strictObject({
  text: sized(z.string().trim(), 1, 300),
  since: instantSchema,
});

/** The approved content for one person, once its signatures were checked. */
export const feedSchema = z.strictObject({
  tenant: slugSchema,
  /** Grows with every change of the content; a client refuses a lower one (rollback). */
  seq: z.int().min(0),
  issuedAt: instantSchema,
  expiresAt: instantSchema,
  programme: programmeSchema,
  ambassador: ambassadorSchema,
  items: sized(z.array(itemSchema), 0, FEED_MAX_ITEMS),
  /** Where the company counts clicks: these go into texts instead of long links. */
  links: feedLinksSchema.optional(),
  /** While it is there, the feed holds no items but the fact sheets of those who are trained for them. */
  pause: pauseSchema.optional(),
  /** Topics on which to post nothing for now; the feed holds no item of theirs but their fact sheets. */
  topicPauses: sized(z.array(topicPauseSchema), 1, 50).optional(),
  /** Approved wordings that others took lately. */
  taken: sized(z.array(takenWordingSchema), 1, TAKEN_MAX).optional(),
});

/**
 * The answer of `GET /v1/feed`. Strict on purpose: a field that a client does not know is a sign
 * that something else is speaking, and the last good feed stays.
 */
export const signedFeedSchema = feedSchema.extend({
  items: sized(z.array(signedItemSchema), 0, FEED_MAX_ITEMS),
  /** How the company's keys changed, oldest first. */
  keyRingChanges: sized(z.array(keyRingChangeSchema), 0, KEY_RING_CHANGES_MAX),
  /** Composer recipes as data. Checked by themselves: those that a client can't use leave it with its own, not without a feed. */
  composerRecipes: z.looseObject({}).optional(),
  /** Covers all of the feed but itself and the words of the items, which have signatures of their own. */
  signature: signatureSchema,
});

export type Feed = z.infer<typeof feedSchema>;
export type SignedFeed = z.infer<typeof signedFeedSchema>;
export type Pause = z.infer<typeof pauseSchema>;
export type Programme = z.infer<typeof programmeSchema>;
export type Ambassador = z.infer<typeof ambassadorSchema>;
