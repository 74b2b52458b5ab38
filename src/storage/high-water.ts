import type { Database } from './database.ts';
import { toJournalKey } from './two-copies.ts';

/** Journal key of the newest share that both copies were seen to hold. */
const HIGH_WATER = 'high-water';

/** True if the database lacks the share of the mark: then it is emptier or older than it was known to be. */
export async function isBelowHighWater(database: Database): Promise<boolean> {
  const mark = await readMark(database);
  return mark !== null && !(await holdsShare(database, mark));
}

/** True if the mark stands in the journal and its share in the database, or if there never was a share. */
export async function isAtHighWater(database: Database): Promise<boolean> {
  const mark = await readMark(database);
  return mark === null ? !(await holdsShare(database)) : holdsShare(database, mark);
}

/** Moves the mark to the newest share, if both copies hold it. Reads two records, however many there are. */
export async function raiseHighWater(database: Database): Promise<void> {
  const last = await database.attempt(() => {
    // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie query, not an array
    const newestFirst = database.shares.toCollection().reverse();
    return newestFirst.limit(1).primaryKeys();
  });
  const newest = last.ok ? last.value[0] : undefined;
  if (newest === undefined || newest === (await readMark(database))) return;
  const key = toJournalKey('shares', newest);
  if ((await database.journal.read([key])).has(key)) {
    await database.journal.write({ [HIGH_WATER]: newest });
  }
}

/**
 * Moves the mark to a share that both copies just took. Not while they may have parted: what the database lost before
 * that share is noticed by the mark as it stands.
 */
export async function markHighWater(database: Database, shareId: string): Promise<void> {
  if (!database.doubt.isOpen) await database.journal.write({ [HIGH_WATER]: shareId });
}

async function readMark(database: Database): Promise<string | null> {
  const mark = (await database.journal.read([HIGH_WATER])).get(HIGH_WATER);
  return typeof mark === 'string' ? mark : null;
}

/** Whether the database has this share, or any. Without an answer nothing speaks against it. */
async function holdsShare(database: Database, id?: string): Promise<boolean> {
  const { shares } = database;
  const asked = id === undefined ? shares.limit(1) : shares.where(':id').equals(id);
  const found = await database.attempt(() => asked.count());
  return !found.ok || found.value > 0;
}
