import browser from 'webextension-polyfill';
import type { TopicPause } from '../contract/fact-sheet.ts';
import type { Feed } from '../contract/feed.ts';
import { findQuiet } from '../domain/quiet-hours.ts';
import { changeSetting, feedSetting, readSetting, seenFactsSetting } from '../storage/settings.ts';
import type { WorkerContext } from './context.ts';

/**
 * Shows on the toolbar icon how many fact sheets are out that the person has not seen: the only number that ever stands
 * there. In quiet hours none does.
 */
export async function showUnseenFacts(context: WorkerContext): Promise<void> {
  const count = await countUnseenFacts(context);
  await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) });
}

/** How many that are. */
export async function countUnseenFacts(context: WorkerContext): Promise<number> {
  const { database } = context;
  const { feed } = await readSetting(database, feedSetting);
  const quietHours = feed?.programme.restraint?.quietHours;
  if (!feed?.topicPauses || (quietHours && findQuiet(quietHours, context.now()))) return 0;
  const seen = await readSetting(database, seenFactsSetting);
  return feed.topicPauses.filter((pause) => !seen.includes(nameOf(pause))).length;
}

/** The person has seen all that are out; those that are out no longer are forgotten. */
export async function noteFactsSeen({ database }: WorkerContext): Promise<void> {
  const { feed } = await readSetting(database, feedSetting);
  await changeSetting(database, seenFactsSetting, () => listOut(feed));
}

function listOut(feed: Feed | null): string[] {
  return (feed?.topicPauses ?? []).map(nameOf);
}

function nameOf({ itemId, since }: TopicPause): string {
  return `${itemId} ${since}`;
}
