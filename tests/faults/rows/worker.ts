import { strictEqual } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { anyComposer } from '../../e2e/composers.ts';
import { clickInsert, openOffered } from '../click.ts';
import type { Row } from '../row.ts';
import { pass, until } from '../until.ts';

/** The worker is stopped: before a click, while it answers, while it delivers. */
export const workerRows: readonly Row[] = [
  {
    id: 'F1',
    fault: 'worker dead before the click',
    tries: { short: 2, full: 10 },
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        const offered = await openOffered(bench);
        await bench.browser.stopWorker();
        strictEqual(await clickInsert(bench, offered), 'recorded');
        await postAndClose(offered.page);
      }
    },
  },
  {
    id: 'F2',
    fault: 'worker stopped while it answers',
    tries: { short: 2, full: 20 },
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        const offered = await openOffered(bench);
        const moment = bench.random.between(0, 120);
        const said = await clickInsert(bench, offered, async () => {
          await pass(moment);
          await bench.browser.stopWorker();
        });
        strictEqual(said, 'recorded', `stopped ${moment} ms after the click`);
        await postAndClose(offered.page);
      }
    },
  },
  {
    id: 'F3',
    fault: 'worker stopped while it delivers',
    tries: { short: 1, full: 10 },
    async run(bench, tries) {
      const { proxy, browser } = bench;
      for (let turn = 0; turn < tries; turn += 1) {
        const recorder = await bench.openRecorder();
        let isStopped = false;
        const stopped = until('the worker is stopped', () => isStopped);
        proxy.meet((_request, index) =>
          index === 0 ? { kind: 'hold', until: stopped } : { kind: 'pass' },
        );
        const before = proxy.seen.length;
        await recorder.record(1);
        await until('a delivery is on its way', () => proxy.seen.length > before);
        await browser.stopWorker();
        isStopped = true;
        await recorder.page.close();
      }
    },
  },
];

async function postAndClose(page: Page): Promise<void> {
  await anyComposer.post(page);
  await until('the post is out', () => page.evaluate(() => window.standIn.posts.length));
  await page.close();
}
