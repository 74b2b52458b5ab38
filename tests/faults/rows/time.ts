import { ok, strictEqual } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromiumOptions } from '../../stage/launch.ts';
import { arrive } from '../arrive.ts';
import type { Delivery } from '../checker.ts';
import { answerWith } from '../fault.ts';
import { hasWorkerThread, killBrowser } from '../processes.ts';
import type { Row } from '../row.ts';
import { until } from '../until.ts';

const DAY_MS = 24 * 60 * 60_000;
/** From today to the year 2100, about. */
const CENTURY_END_MS = 74 * 365 * DAY_MS;
/** Longer than the browser lets an idle worker live, in seconds. */
const RETRY_AFTER_S = 45;

/** With a hundred events in each, half of ten thousand are delivered before this one. */
const MIDDLE_BATCH = 50;

/** Time passes, jumps, or piles things up. */
export const timeRows: readonly Row[] = [
  {
    id: 'F4',
    fault: 'the browser itself ends the idle worker (no DevTools attached); an alarm wakes it',
    tries: { short: 0, full: 1 },
    bench: {},
    async run(bench) {
      const { browser, proxy } = bench;
      const recorder = await bench.openRecorder();
      await proxy.shut();
      await recorder.record(5);
      await browser.quit();
      await proxy.open();
      const before = proxy.seen.length;
      proxy.meet((_request, index) =>
        index === 0
          ? answerWith(503, { headers: { 'retry-after': String(RETRY_AFTER_S) } })
          : { kind: 'pass' },
      );
      const { executablePath, args } = await chromiumOptions({ headless: true });
      const child = spawn(
        executablePath,
        [
          ...args,
          '--headless=new',
          // The browser's own extensions have workers too.
          '--disable-component-extensions-with-background-pages',
          `--user-data-dir=${browser.profile}`,
          `--disable-extensions-except=${browser.extension}`,
          `--load-extension=${browser.extension}`,
          'about:blank',
        ],
        { stdio: 'ignore' },
      );
      const hasWorker = () => hasWorkerThread(browser.profile);
      await until('the worker was asked to wait', () => proxy.seen.length > before);
      ok(await hasWorker(), 'the worker runs');
      await until('the worker was ended for being idle', async () => !(await hasWorker()), {
        limitMs: 44_000,
      });
      await arrive(bench, 60_000);
      await killBrowser(browser.profile);
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await browser.launch();
    },
  },
  {
    id: 'F27',
    fault: '10,000 events queued',
    tries: { short: 0, full: 1 },
    bench: {},
    async run(bench) {
      const recorder = await bench.openRecorder();
      await bench.proxy.shut();
      await recorder.record(6_667);
      await bench.proxy.open();
      let hasRecorded = false;
      const recording = until('more was recorded', () => hasRecorded);
      bench.proxy.meet((_request, index) =>
        index === MIDDLE_BATCH ? { kind: 'hold', until: recording } : { kind: 'pass' },
      );
      const before = bench.proxy.seen.length;
      const drained = bench.ask('extension.deliver-now');
      await until('half is delivered', () => bench.proxy.seen.length > before + MIDDLE_BATCH);
      await recorder.record(20);
      hasRecorded = true;
      await drained;
      await arrive(bench, 120_000);
      const { tried, recorded } = bench.ledger;
      strictEqual(recorded.size, tried.size, 'every share was recorded, while it drained too');
    },
  },
  {
    id: 'F28',
    fault: 'the worker’s clock jumps by ±2 days, and to the year 2100, while a delivery waits',
    tries: { short: 0, full: 1 },
    async run(bench) {
      const { browser, proxy } = bench;
      for (const offsetMs of [2 * DAY_MS, -2 * DAY_MS, CENTURY_END_MS]) {
        const recorder = await bench.openRecorder();
        await browser.shiftClock(offsetMs);
        proxy.meet(() => answerWith(503, { headers: { 'retry-after': '600' } }));
        await recorder.record(5);
        await until('the delivery waits', async () => {
          const { error } = await bench.ask<Delivery>('extension.get-delivery');
          return error !== null;
        });
        proxy.calm();
        // The clock is right again: a wait of days or years is none that was asked for.
        await browser.shiftClock(0);
        if (offsetMs < 0) await bench.ask('extension.deliver-now');
        else await recorder.record(1);
        await arrive(bench);
        const { error } = await bench.ask<Delivery>('extension.get-delivery');
        ok(error === null, `after ${offsetMs} ms: ${error}`);
        await recorder.page.close();
      }
    },
  },
];
