import type { SignedFeed } from '../../contract/feed.ts';
import type { SignedItem } from '../../contract/item.ts';

/**
 * Which of the published items a feed holds: fact sheets for those who are trained alone, also while everything is paused;
 * of a topic that is paused, nothing else.
 */
export function chooseItems(
  published: readonly SignedItem[],
  { pause, topicPauses = [], ambassador }: SignedFeed,
): SignedItem[] {
  const paused = new Set(topicPauses.map(({ topic }) => topic));
  return published.filter(({ item }) =>
    item.factSheet
      ? ambassador.trained === true
      : !pause && !item.topics.some((topic) => paused.has(topic)),
  );
}
