import type { Context } from '../context.ts';

/** When items came or went last by their dates alone, kept for as long as that is true. */
export interface FeedWindow {
  /** The last such moment, or null if there was none: with the content sequence, it says which items are shown. */
  read(contentSeq: number): Promise<string | null>;
}

/** Opens the window of one process; it asks the database only when the content changed or the next moment came. */
export function openFeedWindow({ store, tenant, now }: Context): FeedWindow {
  let known: { contentSeq: number; last: string | null; next: string | null } | null = null;
  return {
    async read(contentSeq) {
      const at = now().toISOString();
      const isTrue =
        known?.contentSeq === contentSeq &&
        (known.next === null || at < known.next) &&
        // A clock may be set back.
        (known.last === null || at >= known.last);
      if (!known || !isTrue) known = { contentSeq, ...(await store.findFeedMoments(tenant, at)) };
      return known.last;
    },
  };
}
