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

/** A thread that runs, and the promise that rejects once it does not any more. */
interface RunningThread {
  worker: Worker;
  ended: Promise<never>;
}

/** A taker for one tenant. A thread that ends by itself is followed by another one at the next call. */
export function openClickTaker(data: ClickThreadData): ClickTaker {
  let thread: RunningThread | null = null;

  function start(): RunningThread {
    const worker = new Worker(THREAD, { workerData: data, resourceLimits: THREAD_MEMORY });
    const ended = once(worker, 'exit').then((): never => {
      throw new Error('The thread that takes clicks in has ended.');
    });
    // Whoever waits for it hears of it.
    ended.catch(() => {
      if (thread?.worker === worker) thread = null;
    });
    return { worker, ended };
  }

  return {
    async take(lines) {
      const { worker, ended } = (thread ??= start());
      // The process goes on for it while it works, and ends in spite of it otherwise.
      worker.ref();
      try {
        const answer = once(worker, 'message');
        worker.postMessage(`[${lines.join(',')}]` satisfies ClickOrder);
        const [failure] = await Promise.race([answer, ended]);
        if (failure) throw failure;
      } finally {
        worker.unref();
      }
    },
    async close() {
      if (!thread) return;
      const { worker } = thread;
      const exit = once(worker, 'exit');
      worker.ref();
      // Never terminated: a thread that is stopped within SQLite takes the process with it.
      worker.postMessage('stop' satisfies ClickOrder);
      await exit;
    },
  };
}
