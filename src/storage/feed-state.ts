import * as z from 'zod';
import { composerRecipesSchema } from '../contract/composer-recipes.ts';
import { feedSchema } from '../contract/feed.ts';
import { instantSchema, slugSchema } from '../contract/primitives.ts';
import type { SettingKey } from './settings.ts';

/** Everything that can be wrong with a refresh of the approved content. */
const FEED_ERROR_CODES = [
  'offline',
  'unreachable',
  'unauthorised',
  'server-error',
  'refused',
  'bad-answer',
  'too-large',
  'malformed',
  'expired',
  'rollback',
  'wrong-tenant',
  'unknown-key',
  'bad-signature',
  'unsafe-link',
] as const;

/** All that a feed says but of its items one by one: small, and enough for most questions. */
const feedHeadSchema = feedSchema.omit({ items: true, links: true, taken: true }).extend({
  itemCount: z.int(),
  /** SHA-256 of the feed's text, in hexadecimal: it stands for every word of it. */
  digest: z.string(),
  /** The version of the extension that checked it. */
  checkedBy: z.string(),
});
export type FeedHead = z.infer<typeof feedHeadSchema>;

const feedStateSchema = z.object({
  /** Of the last good feed, which stays whatever comes after it; null: there was none. */
  head: feedHeadSchema.nullable(),
  etag: z.string().nullable(),
  /** Composer recipes that came with the feed and hold; null: the bundled ones do. */
  recipes: composerRecipesSchema.nullable().catch(null).default(null),
  /** The highest sequence of recipes that was ever taken. */
  recipesSeq: z.int().default(0),
  fetchedAt: instantSchema.nullable(),
  errors: z.int(),
  lastError: z
    .object({ code: z.enum(FEED_ERROR_CODES), detail: z.string(), at: instantSchema })
    .nullable(),
});
export type FeedState = z.infer<typeof feedStateSchema>;

/** Where the approved content stands, and how its last refresh went. */
export const feedSetting: SettingKey<FeedState> = {
  key: 'feed',
  schema: feedStateSchema,
  initial: {
    head: null,
    etag: null,
    recipes: null,
    recipesSeq: 0,
    fetchedAt: null,
    errors: 0,
    lastError: null,
  },
};

/** The last good feed as JSON. Read through `feed-store.ts` alone, which knows whether it is the one that was checked. */
export const feedTextSetting: SettingKey<string | null> = {
  key: 'feed-text',
  schema: z.string().nullable(),
  initial: null,
};

const itemRevisionsSchema = z.record(slugSchema, z.int());
export type ItemRevisions = z.infer<typeof itemRevisionsSchema>;

/** The highest revision seen of each item: a lower one is a rollback. */
export const itemRevisionsSetting: SettingKey<ItemRevisions> = {
  key: 'item-revisions',
  schema: itemRevisionsSchema,
  initial: {},
};
