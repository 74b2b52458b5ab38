import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../store/open-store.ts';
import type { ExportRequest } from './export-request.ts';
import { writePages } from './write-pages.ts';

// The thread of one export: reading and writing rows here holds up no redirect. It sends a page for each credit that
// it was given, and waits for the next.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stream-export.ts made it
const request = workerData as ExportRequest;
let credits = 0;
let isStopped = false;
let wake: (() => void) | null = null;

/** Whoever reads has left. */
class Stopped extends Error {}

parentPort?.on('message', (message: unknown) => {
  if (message === 'stop') isStopped = true;
  else credits += 1;
  wake?.();
});

async function takeCredit(): Promise<void> {
  while (credits === 0 && !isStopped) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  if (isStopped) throw new Stopped();
  credits -= 1;
}

const database = openDatabase(request.location);
try {
  const end = await database.snapshot((connection) =>
    writePages(connection, request, async (text) => {
      await takeCredit();
      const bytes = new TextEncoder().encode(text);
      parentPort?.postMessage(bytes, [bytes.buffer]);
    }),
  );
  parentPort?.postMessage(end);
} catch (error) {
  if (!(error instanceof Stopped)) throw error;
} finally {
  await database.close();
  parentPort?.close();
}
