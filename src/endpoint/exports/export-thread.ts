import { on } from 'node:events';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openDriver } from '../store/open-driver.ts';
import type { ExportRequest } from './export-request.ts';
import { writePages } from './write-pages.ts';

// The thread of one export: reading and writing rows here holds up no redirect. It sends a page for each credit that
// it was given, and waits for the next.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stream-export.ts made it
const request = workerData as ExportRequest;
if (!parentPort) throw new Error('An export runs in a thread.');
const port = parentPort;
const orders = on(port, 'message');

// Readers of links come first where cores are few. On Linux this is of one thread; elsewhere of the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** Whoever reads has left. */
class Stopped extends Error {}

async function takeCredit(): Promise<void> {
  const { value } = await orders.next();
  if (Array.isArray(value) && value[0] === 'stop') throw new Stopped();
}

const database = await openDriver(request.location);
try {
  const end = await database.snapshot((snapshot) =>
    writePages(snapshot, request, async (text) => {
      await takeCredit();
      const bytes = new TextEncoder().encode(text);
      port.postMessage(bytes, [bytes.buffer]);
    }),
  );
  port.postMessage(end);
} catch (error) {
  if (!(error instanceof Stopped)) throw error;
} finally {
  await database.close();
  port.close();
}
