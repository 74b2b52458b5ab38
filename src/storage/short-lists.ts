import { Dexie } from 'dexie';
import type { Database } from './database.ts';
import type { ShortList } from './records.ts';

/** Longest that a short list is kept, in milliseconds: what was offered is remembered for longer, whatever the clock does. */
const KEEP_MS = 24 * 60 * 60_000;

/**
 * The short list that was kept, if it would be made the same now: of the same basis, before the clock changes it. Null
 * when the database does not answer, too: it is a way to be quick, never the only one.
 */
export async function findShortList(
  database: Database,
  { key, basis, now }: Pick<ShortList, 'key' | 'basis'> & { now: Date },
): Promise<ShortList | null> {
  const stored = await database.attempt(() => database.shortLists.get(key));
  const list = stored.ok ? stored.value : undefined;
  if (list?.basis !== basis) return null;
  const nowMs = now.getTime();
  const madeAtMs = Date.parse(list.madeAt);
  const endMs = Math.min(Date.parse(list.until), madeAtMs + KEEP_MS);
  // A clock that was set back says nothing of what it changed meanwhile.
  return madeAtMs <= nowMs && nowMs < endMs ? list : null;
}

/** Keeps a short list in place of the last one for the same. One that can't be kept is made anew the next time. */
export async function keepShortList(database: Database, list: ShortList): Promise<void> {
  await database.attempt(() => database.shortLists.put(list));
}

/**
 * What the short lists of a network depend on in the share log, in one text: which items were shared changes with a new
 * share and with one that was abandoned, and either changes a count. Null when the database does not answer.
 */
export async function countForShortList(
  database: Database,
  network: string,
): Promise<string | null> {
  const counted = await database.attempt(() =>
    Promise.all([
      database.shares.count(),
      database.shares
        .where('[network+state+itemId]')
        .between([network, 'abandoned', Dexie.minKey], [network, 'abandoned', Dexie.maxKey])
        .count(),
    ]),
  );
  return counted.ok ? counted.value.join('+') : null;
}
