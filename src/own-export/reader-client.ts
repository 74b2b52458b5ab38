import type { ExportOutcome, ExportRequest, ReadingStep } from './reading/read-export.ts';
import type { ReaderReport } from './reading/start-reader.ts';

/** A file that is being read elsewhere. */
export interface Reading {
  outcome: Promise<ExportOutcome>;
  /** Ends the worker and all that it holds, at whatever step; the outcome then never comes. */
  cancel: () => void;
}

/** The worker's script in the built extension, a file of our own as the pages' policy demands. */
const READER = '/export-reader.js';

/** Reads an export in a worker of its own: the page stays responsive, and what was read ends with the worker. */
export function readInWorker(request: ExportRequest, onStep: (step: ReadingStep) => void): Reading {
  const worker = new Worker(READER);
  const outcome = new Promise<ExportOutcome>((resolve) => {
    const end = (result: ExportOutcome) => {
      worker.terminate();
      resolve(result);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<ReaderReport>) => {
      if ('step' in data) onStep(data.step);
      else end(data.outcome);
    });
    // Out of memory, or a fault of ours: the person learns that nothing came of it.
    worker.addEventListener('error', () => end({ status: 'refused', reason: 'broken', entry: '' }));
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  worker.postMessage(request);
  return { outcome, cancel: () => worker.terminate() };
}
