import type { Company } from './company.ts';
import { makeStoredBatches, storeAll } from './store-batches.ts';

/** Events a second that the store takes in, fresh, and the same ones again. */
export interface ReplayRound {
  fresh: number;
  again: number;
}

const BATCHES = 300;
const AT_ONCE = 8;

/** Has a store take batches in and then the same again, as after answers that were lost; nobody reads or writes beside. */
export async function measureReplay({ context }: Company): Promise<ReplayRound> {
  const batches = makeStoredBatches(BATCHES);
  const fresh = await storeAll(context, batches, { atOnce: AT_ONCE, expected: 'accepted' });
  const again = await storeAll(context, batches, { atOnce: AT_ONCE, expected: 'duplicate' });
  return { fresh, again };
}
