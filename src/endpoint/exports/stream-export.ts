import { Worker } from 'node:worker_threads';
import type { ExportRequest } from './export-request.ts';
import { takePages } from './take-pages.ts';

const THREAD = new URL('./export-thread.ts', import.meta.url);

/**
 * Of a thread, in megabytes. Pages are rubbish as soon as they are sent, of which Node would let three times sixteen pile up;
 * what stays is little, but for the items of a company that has had ten thousand.
 */
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 };

/** The file of an export in pages, read in a thread of its own, which ends when nobody wants more. */
export async function* streamExport(
  request: ExportRequest,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const thread = new Worker(THREAD, { workerData: request, resourceLimits: THREAD_MEMORY });
  const ended = new Promise<void>((resolve) => {
    thread.once('exit', () => resolve());
  });
  try {
    yield* takePages(thread);
  } finally {
    // Never terminated: a thread that is stopped within SQLite takes the process with it.
    thread.postMessage('stop');
    await ended;
  }
}
