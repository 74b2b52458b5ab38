import type { Care, ExpertiseState } from '../messaging/care-messages.ts';
import { feedSetting } from '../storage/feed-state.ts';
import { readFeed } from '../storage/feed-store.ts';
import { deviceSetting, expertiseSetting, readSetting } from '../storage/settings.ts';
import { findAdvice } from './advice.ts';
import type { WorkerContext } from './context.ts';

/** What a person should know before they share anything. */
export async function describeCare(context: WorkerContext): Promise<Care> {
  const { head } = await readSetting(context.database, feedSetting);
  const { enrolment } = await readSetting(context.database, deviceSetting);
  if (!head) return { pause: null, topicPauses: [], advice: null, tags: null };
  const { programme, ambassador, pause = null, topicPauses = [] } = head;
  return {
    pause,
    topicPauses,
    advice: await findAdvice(context, head),
    // Who refused leaves no tags of their own anywhere.
    tags: enrolment && { programme, ambassador },
  };
}

/** What the person said of themselves, and the topics of the feed and of the agreement, by name. */
export async function describeExpertise(context: WorkerContext): Promise<ExpertiseState> {
  const { database } = context;
  const expertise = await readSetting(database, expertiseSetting);
  const feed = await readFeed(database, context.clientVersion);
  const { enrolment } = await readSetting(database, deviceSetting);
  const agreed = (feed ?? enrolment)?.ambassador.topics ?? [];
  const named = [...(expertise?.speaks ?? []), ...(expertise?.avoids ?? []), ...agreed];
  const topics = new Set([...named, ...(feed?.items ?? []).flatMap((item) => item.topics)]);
  return { expertise, topics: [...topics].toSorted() };
}
