import browser from 'webextension-polyfill';
import { type ShareMode, shareModeSchema } from '../contract/event.ts';
import type { WorkerContext } from './context.ts';
import { effectiveMode } from './device.ts';

/** Where the mode that holds lies while the browser runs: reading it there opens no database. */
const MODE_KEY = 'pageMode';

/** The same for as long as this worker runs, which alone notes it: a page that waits for its button then waits for no storage. */
let lastNoted: ShareMode | null = null;

/** The mode that holds, as last noted; worked out, and noted, where it was not. For a page that waits for its button. */
export async function readPageMode(context: WorkerContext): Promise<ShareMode> {
  if (lastNoted) return lastNoted;
  const stored = await browser.storage.session.get(MODE_KEY).catch(() => ({}));
  const noted = shareModeSchema.safeParse(Reflect.get(stored, MODE_KEY));
  return noted.success ? noted.data : notePageMode(context);
}

/** Works out the mode that holds and notes it: at each start, when the person chose, when the policy changed. */
export async function notePageMode(context: WorkerContext): Promise<ShareMode> {
  const mode = await effectiveMode(context);
  lastNoted = mode;
  await browser.storage.session.set({ [MODE_KEY]: mode }).catch(() => undefined);
  return mode;
}
