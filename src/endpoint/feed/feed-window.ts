import type { TopicPause } from '../../contract/fact-sheet.ts';
import { topicPauseOf } from '../../domain/fact-sheet.ts';
import type { Context } from '../context.ts';

/** What a feed is told by which items there are. */
export interface FeedWindowView {
  /** The last moment at which one came or went by its dates alone, null if none did: with the content sequence, it says which are shown. */
  changedByDate: string | null;
  topicPauses: TopicPause[];
}

/** When items came or went last by their dates alone, and what the fact sheets among them ask for, kept for as long as that is true. */
export interface FeedWindow {
  read(contentSeq: number): Promise<FeedWindowView>;
}

/** Opens the window of one process; it asks the database only when the content changed or the next moment came. */
export function openFeedWindow({ store, tenant, now }: Context): FeedWindow {
  let known: { contentSeq: number; next: string | null; view: FeedWindowView } | null = null;
  return {
    async read(contentSeq) {
      const at = now().toISOString();
      const last = known?.view.changedByDate ?? null;
      const isTrue =
        known?.contentSeq === contentSeq &&
        (known.next === null || at < known.next) &&
        // A clock may be set back.
        (last === null || at >= last);
      if (!known || !isTrue) {
        const { last: changedByDate, next } = await store.findFeedMoments(tenant, at);
        const sheets = await store.listFactSheets(tenant, at);
        const topicPauses = sheets.flatMap((item) => topicPauseOf(item) ?? []);
        known = { contentSeq, next, view: { changedByDate, topicPauses } };
      }
      return known.view;
    },
  };
}
