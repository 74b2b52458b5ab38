import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { StoreLocation } from '../store/store-location.ts';

/** Whose clicks go where, as plain data: it goes into another thread. */
export interface ClickThreadData {
  location: StoreLocation;
  tenant: string;
}

/** Clicks as a JSON list, which costs less on its way than the objects; or that no more will come. */
export type ClickOrder = `[${string}]` | 'stop';

/** Moves clicks into the database, in a thread of its own that starts with the first of them. */
export interface ClickTaker {
  /** Fulfils once these clicks and their totals are committed. One call at a time. */
  take(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const THREAD = new URL('./click-thread.ts', import.meta.url);
/** In megabytes: a batch of clicks is rubbish as soon as it is in the database. */
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 };

/** A taker for one tenant. A thread that ends by itself is followed by another one at the next call. */
export function openClickTaker(data: ClickThreadData): ClickTaker {
  let thread: Worker | null = null;

  function start(): Worker {
    const started = new Worker(THREAD, { workerData: data, resourceLimits: THREAD_MEMORY });
    started.once('exit', () => {
      if (thread === started) thread = null;
    });
    // Whoever waits for it hears of it.
    started.on('error', () => {});
    return started;
  }

  return {
    async take(lines) {
      const asked = (thread ??= start());
      const ending = new AbortController();
      const { signal } = ending;
      // The process goes on for it while it works, and ends in spite of it otherwise.
      asked.ref();
      try {
        const exit = once(asked, 'exit', { signal }).then(() => {
          throw new Error('The thread that takes clicks in has ended.');
        });
        const answer = once(asked, 'message', { signal });
        asked.postMessage(`[${lines.join(',')}]` satisfies ClickOrder);
        const [failure] = await Promise.race([answer, exit]);
        if (failure) throw failure;
      } finally {
        asked.unref();
        ending.abort();
      }
    },
    async close() {
      if (!thread) return;
      const exit = once(thread, 'exit');
      thread.ref();
      // Never terminated: a thread that is stopped within SQLite takes the process with it.
      thread.postMessage('stop' satisfies ClickOrder);
      await exit;
    },
  };
}
