import * as z from 'zod';
import {
  clientVersionSchema,
  httpsUrlSchema,
  instantSchema,
  networkIdSchema,
  slugSchema,
  uuidV7Schema,
} from './primitives.ts';
import { sized } from './sized.ts';

/** Most events that one batch may hold. */
export const BATCH_MAX_EVENTS = 100;

/** Most bytes of JSON that the events of one batch take together. */
export const BATCH_MAX_BYTES = 256 * 1024;

/** Where in the network the text went. */
export const composerKindSchema = z.enum(['post', 'repost', 'comment', 'reply', 'quote']);

/** How the text got there: the ladder of share modes. */
export const shareModeSchema = z.enum(['in-composer', 'no-footprint', 'prefilled', 'clipboard']);

/**
 * How much of the approved wording was in the text when Post was activated: all of it, more than half, or less.
 * Measured in the page; the only thing about the person's text that leaves it.
 */
export const wordingStepSchema = z.enum(['as-written', 'touched', 'rewritten']);

/**
 * What every share event carries, so that each stands alone and any order of arrival gives the same log.
 * Never the text that the person wrote, never a name.
 */
const shareEventBase = {
  id: uuidV7Schema,
  occurredAt: instantSchema,
  shareId: uuidV7Schema,
  itemId: slugSchema,
  itemRevision: z.int().min(1),
  variantId: slugSchema,
  network: networkIdSchema,
  composer: composerKindSchema,
  mode: shareModeSchema,
  link: httpsUrlSchema,
  /** `none`: the person shares without attribution, and the endpoint keeps no pseudonym with the row. */
  attribution: z.enum(['pseudonym', 'none']),
  clientVersion: clientVersionSchema,
};

/** The approved text was put into a composer, or handed over (clipboard, prefilled). */
export const shareInsertedSchema = z.strictObject({
  type: z.literal('share.inserted'),
  ...shareEventBase,
});

/** The post went live. `toast`: the network said so; `probable`: its composer closed after Post; `self`: the person says so. */
export const sharePublishedSchema = z.strictObject({
  type: z.literal('share.published'),
  ...shareEventBase,
  evidence: z.enum(['toast', 'probable', 'self']),
  permalink: httpsUrlSchema.optional(),
  /** Absent when Post, or the text in the composer, was not seen. */
  wording: wordingStepSchema.optional(),
});

/**
 * The network keeps the post for later; that it went live then can't be seen, so it never counts as published.
 * `scheduled-list`: the network's own toast led to the scheduled posts; `time-set`: its composer closed after Post
 * while a time was set.
 */
export const shareScheduledSchema = z.strictObject({
  type: z.literal('share.scheduled'),
  ...shareEventBase,
  evidence: z.enum(['scheduled-list', 'time-set']),
  wording: wordingStepSchema.optional(),
});

/** The composer closed after Post, and the network said something that names no post: nothing is claimed either way. */
export const shareUnclaimedSchema = z.strictObject({
  type: z.literal('share.unclaimed'),
  ...shareEventBase,
});

/** The composer was discarded, our link was taken out before Post, or posting failed. */
export const shareAbandonedSchema = z.strictObject({
  type: z.literal('share.abandoned'),
  ...shareEventBase,
});

/** One event of the append-only log. */
export const shareEventSchema = z.discriminatedUnion('type', [
  shareInsertedSchema,
  sharePublishedSchema,
  shareScheduledSchema,
  shareUnclaimedSchema,
  shareAbandonedSchema,
]);

/** Body of `POST /v1/events`. Events (see report.ts for all of them) are checked one by one: each gets its own answer. */
export const eventBatchSchema = z.strictObject({
  sentAt: instantSchema,
  events: sized(z.array(z.looseObject({ id: uuidV7Schema })), 1, BATCH_MAX_EVENTS),
});

/** Answer per event, in the order sent. Only `accepted` and `duplicate` let the client delete its copy. */
export const eventResultSchema = z.object({
  id: uuidV7Schema,
  status: z.enum(['accepted', 'duplicate', 'rejected']),
  /** Why it was rejected: `invalid`, `conflict` (same id, another payload), `unknown-item`. */
  reason: sized(z.string(), 0, 64).optional(),
  detail: sized(z.string(), 0, 500).optional(),
});

export const eventBatchAnswerSchema = z.object({ results: z.array(eventResultSchema) });

export type ShareEvent = z.infer<typeof shareEventSchema>;
export type ComposerKind = z.infer<typeof composerKindSchema>;
export type ShareMode = z.infer<typeof shareModeSchema>;
export type WordingStep = z.infer<typeof wordingStepSchema>;
export type EventResult = z.infer<typeof eventResultSchema>;
