import browser from 'webextension-polyfill';
import type { TopicPause } from '../contract/fact-sheet.ts';
import { findQuiet } from '../domain/quiet-hours.ts';
import { changeRows, lookUp } from '../storage/change-rows.ts';
import { feedSetting } from '../storage/feed-state.ts';
import { readSetting, seenFactsSetting, toSettingRow, toValue } from '../storage/settings.ts';
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
  const { head } = await readSetting(database, feedSetting);
  const quietHours = head?.programme.restraint?.quietHours;
  if (!head?.topicPauses || (quietHours && findQuiet(quietHours, context.now()))) return 0;
  const seen = await readSetting(database, seenFactsSetting);
  return head.topicPauses.filter((pause) => !seen.includes(nameOf(pause))).length;
}

/** The person has seen all that are out; those that are out no longer are forgotten. */
export async function noteFactsSeen({ database }: WorkerContext): Promise<void> {
  await changeRows(database, {
    lookups: [lookUp('settings', seenFactsSetting.key), lookUp('settings', feedSetting.key)],
    into: ['settings'],
    decide: ([seen, feed]) => {
      const { head } = toValue(feedSetting, feed);
      const rows = head
        ? [toSettingRow(seenFactsSetting, head.topicPauses?.map(nameOf) ?? [], seen)]
        : [];
      return { rows, result: null };
    },
  });
}

function nameOf({ itemId, since }: TopicPause): string {
  return `${itemId} ${since}`;
}
