import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../store/open-store.ts';
import type { ExportRequest } from './export-request.ts';
import { writePages } from './write-pages.ts';

// The thread of one export: reading and writing rows here holds up no redirect. It sends a page for each credit that
// it was given, and waits for the next.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stream-export.ts made it
const request = workerData as ExportRequest;
let credits = 0;
let wake: (() => void) | null = null;

parentPort?.on('message', () => {
  credits += 1;
  wake?.();
});

async function takeCredit(): Promise<void> {
  while (credits === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
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
} finally {
  await database.close();
  parentPort?.close();
}
