import { FEED_DEFAULT_NAMES } from '../content/feed-defaults.ts';

/** What completes the entries of a feed, as options of a command. */
export const FEED_OPTIONS = Object.fromEntries(
  FEED_DEFAULT_NAMES.map((name) => [name, { type: 'string' as const }]),
);
