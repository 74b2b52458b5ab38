import { parentPort, workerData } from 'node:worker_threads';
import { openDriver } from '../store/open-driver.ts';
import { appendClicks } from '../store/sql/clicks.ts';
import type { ClickRecord } from './click.ts';
import type { ClickOrder, ClickThreadData } from './click-taker.ts';

// The thread that moves clicks into the database: what it does there holds up no redirect. It answers each order with
// null once its clicks are committed, or with what went wrong.
if (!parentPort) throw new Error('Clicks are taken in by a thread.');
const port = parentPort;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- click-taker.ts made it
const { location, tenant } = workerData as ClickThreadData;
const database = await openDriver(location);

async function takeIn(list: string): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this process wrote them, or checked them when it read them
  const clicks = JSON.parse(list) as ClickRecord[];
  await appendClicks(database, tenant, clicks);
}

port.on('message', (order: ClickOrder) => {
  if (order !== 'stop') {
    takeIn(order).then(
      () => port.postMessage(null),
      (error: unknown) => port.postMessage(error),
    );
    return;
  }
  port.close();
  void database.close();
});
