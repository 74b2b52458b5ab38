import type { Feed } from '../contract/feed.ts';
import { type Advice, adviseRestraint, CAP_WINDOW_MS } from '../domain/restraint.ts';
import { countSharesSince } from '../storage/share-log.ts';
import type { WorkerContext } from './context.ts';

/** What the programme's restraint says to this person now; null: nothing. */
export async function findAdvice(
  context: WorkerContext,
  { programme: { restraint } }: Pick<Feed, 'programme'>,
): Promise<Advice | null> {
  if (!restraint) return null;
  const now = context.now();
  const since = new Date(now.getTime() - CAP_WINDOW_MS).toISOString();
  const counts = restraint.weeklyShares !== undefined;
  const sharedLately = counts ? await countSharesSince(context.database, since) : 0;
  return adviseRestraint(restraint, { now, sharedLately });
}
