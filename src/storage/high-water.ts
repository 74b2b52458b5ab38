import type { Database } from './database.ts';
import { toJournalKey } from './two-copies.ts';

/** Journal key of the newest share that both copies were seen to hold. */
const HIGH_WATER = 'high-water';

/** False if the database lacks the share of the mark: then it is emptier or older than it was known to be. */
export async function holdsHighWater(database: Database): Promise<boolean> {
  const mark = await readMark(database);
  if (mark === null) return true;
  const found = await database.attempt(() => database.shares.where(':id').equals(mark).count());
  return !found.ok || found.value > 0;
}

/**
 * Moves the mark to the newest share, once both copies hold it. Reads two records, whatever else is stored.
 *
 * @returns false if the copies are to be compared: the share of the mark is gone, the journal lacks the newest, or the
 * database gives no answer
 */
export async function raiseHighWater(database: Database): Promise<boolean> {
  const last = await database.attempt(() =>
    database.shares.toCollection().reverse().limit(1).primaryKeys(),
  );
  if (!last.ok) return false;
  const mark = await readMark(database);
  const [newest] = last.value;
  if (newest === undefined) return mark === null;
  if (newest === mark) return true;
  if (!(await holdsHighWater(database))) return false;
  const key = toJournalKey('shares', newest);
  if (!(await database.journal.read([key])).has(key)) return false;
  await database.journal.write({ [HIGH_WATER]: newest });
  return true;
}

async function readMark(database: Database): Promise<string | null> {
  const mark = (await database.journal.read([HIGH_WATER])).get(HIGH_WATER);
  return typeof mark === 'string' ? mark : null;
}
