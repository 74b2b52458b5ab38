import * as z from 'zod';
import { pauseSchema } from './feed.ts';
import { itemSchema } from './item.ts';
import { instantSchema, slugSchema } from './primitives.ts';

/** Where an item stands on its way into the feeds, or out of them. */
export const workStageSchema = z.enum([
  'draft',
  'submitted',
  'approved',
  'published',
  'withdrawn',
  'expired',
]);

/** Body of `POST /v1/content/items` and `PUT /v1/content/items/:itemId`: an item; the endpoint counts its revisions. */
export const itemDraftSchema = itemSchema.omit({ revision: true });

/** Query of `GET /v1/content/items`, by id. */
export const workQuerySchema = z.strictObject({
  stage: workStageSchema.optional(),
  cursor: slugSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** An item in work. Its entity tag is its revision: send it as If-Match with every change. */
export const itemWorkSchema = z.object({
  item: itemSchema,
  stage: workStageSchema,
  /** The revision that is in the feeds; null when none is. */
  liveRevision: z.int().nullable(),
  /** Who wrote or submitted it since words were approved last: somebody else approves it. */
  hands: z.array(z.string()),
  changedAt: instantSchema,
  /** What an approver should know, a sentence each; nothing that forbids it. */
  warnings: z.array(z.string()),
});

/** An item in work with all of its revisions, oldest first. */
export const itemWorkDetailSchema = itemWorkSchema.extend({
  revisions: z.array(
    z.object({ revision: z.int(), author: z.string(), createdAt: instantSchema, item: itemSchema }),
  ),
});

/** A page of items in work. */
export const workPageSchema = z.object({
  items: z.array(itemWorkSchema),
  nextCursor: slugSchema.nullable(),
});

/** Body of `PUT /v1/programme/pause`. */
export const pauseRequestSchema = pauseSchema.omit({ since: true });

export type ItemDraft = z.infer<typeof itemDraftSchema>;
export type ItemWorkView = z.infer<typeof itemWorkSchema>;
export type ItemWorkDetail = z.infer<typeof itemWorkDetailSchema>;
export type WorkPage = z.infer<typeof workPageSchema>;
