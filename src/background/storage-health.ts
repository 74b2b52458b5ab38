import { changeSetting, storageSetting } from '../storage/settings.ts';
import { uniteWhenInDoubt } from '../storage/union.ts';
import type { WorkerContext } from './context.ts';

/** Makes the two copies one where they may differ, and counts when the database had lost what it was known to hold. */
export async function mendStorage(context: WorkerContext): Promise<void> {
  const union = await uniteWhenInDoubt(context.database);
  if (!union || (!union.reset && union.intoDatabase === 0)) return;
  await changeSetting(context.database, storageSetting, (state) => ({
    resets: state.resets + (union.reset ? 1 : 0),
    lastResetAt: union.reset ? context.now().toISOString() : state.lastResetAt,
    restored: state.restored + union.intoDatabase,
  }));
}
