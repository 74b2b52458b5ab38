import { ok, strictEqual } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { DeliveryStatus } from '../../../src/messaging/delivery-messages.ts';
import type { FeedStatus } from '../../../src/messaging/extension-messages.ts';
import { chromiumOptions } from '../../stage/launch.ts';
import { arrive } from '../arrive.ts';
import type { Bench } from '../bench.ts';
import { answerWith } from '../fault.ts';
import { hasWorkerThread, killBrowser } from '../processes.ts';
import type { Row } from '../row.ts';
import { until } from '../until.ts';

const DAY_MS = 24 * 60 * 60_000;
/** From today to the year 2100, about. */
const CENTURY_END_MS = 74 * 365 * DAY_MS;
const HOUR_MS = 60 * 60_000;
const CLOCK_OFFSETS_MS = [HOUR_MS, 2 * DAY_MS, -2 * DAY_MS, CENTURY_END_MS];
/** The longest wait that a server or the back-off can ask for (retry-policy.ts). */
const LONGEST_WAIT_MS = HOUR_MS + 15 * 60_000;
/** The machine may be busy; the endpoint leaves times alone that are off by less (device-clock.ts). */
const TOLERANCE_MS = 5 * 60_000;
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
    fault: 'a clock is wrong by an hour, ±2 days or a century: the device’s, or the endpoint’s',
    tries: { short: 0, full: 1 },
    bench: {},
    async run(bench) {
      for (const offsetMs of CLOCK_OFFSETS_MS) {
        await recordWithWrongClock(bench, offsetMs);
        await jumpWhileWaiting(bench, offsetMs);
      }
      for (const offsetMs of CLOCK_OFFSETS_MS) await deliverToWrongClock(bench, offsetMs);
    },
  },
];

/** The device's clock was wrong all the time: the company has the time at which it really happened. */
async function recordWithWrongClock(bench: Bench, offsetMs: number): Promise<void> {
  const recorder = await bench.openRecorder();
  await bench.browser.shiftClock(offsetMs);
  await expectTimes(bench, Date.now(), () => recorder.record(4, offsetMs));
  await bench.browser.shiftClock(0);
  await recorder.page.close();
}

/** The device's clock is set while a delivery waits: a wait of days or years is none that was asked for. */
async function jumpWhileWaiting(bench: Bench, offsetMs: number): Promise<void> {
  const { browser, proxy } = bench;
  const recorder = await bench.openRecorder();
  await browser.shiftClock(offsetMs);
  proxy.meet(() => answerWith(503, { headers: { 'retry-after': '600' } }));
  await recorder.record(5);
  await until('the delivery waits', async () => {
    const { error } = await bench.ask<DeliveryStatus>('extension.get-delivery');
    return error !== null;
  });
  proxy.calm();
  await browser.shiftClock(0);
  // Ahead by less than the longest wait, or behind: the wait may be one that was asked for.
  if (offsetMs > LONGEST_WAIT_MS) await recorder.record(1);
  else await bench.ask('extension.deliver-now');
  await arrive(bench);
  const { error } = await bench.ask<DeliveryStatus>('extension.get-delivery');
  ok(error === null, `after ${offsetMs} ms: ${error}`);
  await recorder.page.close();
}

/** The endpoint's clock is wrong: it takes what comes, at its own time, and is good again when its clock is. */
async function deliverToWrongClock(bench: Bench, offsetMs: number): Promise<void> {
  await bench.killEndpoint();
  await bench.restartEndpoint(offsetMs);
  const recorder = await bench.openRecorder();
  await bench.ask('extension.refresh-feed');
  await expectTimes(bench, Date.now() + offsetMs, () => recorder.record(4));
  await bench.killEndpoint();
  await bench.restartEndpoint();
  await expectTimes(bench, Date.now(), () => recorder.record(4));
  const feed = await bench.ask<FeedStatus>('extension.refresh-feed');
  strictEqual(feed.lastError, null, `the feed, once the clock is right again: ${offsetMs} ms`);
  await recorder.page.close();
}

/** What is recorded now arrives, and happened about then. */
async function expectTimes(bench: Bench, thenMs: number, record: () => Promise<void>) {
  const before = new Set(bench.ledger.recorded);
  await record();
  await bench.ask('extension.deliver-now');
  await arrive(bench);
  const rows = await bench.look('select event_id, occurred_at from share_event');
  const fresh = rows.filter(
    ({ event_id: id }) => bench.ledger.recorded.has(String(id)) && !before.has(String(id)),
  );
  ok(fresh.length > 0, 'something was recorded');
  for (const { occurred_at: at } of fresh) {
    const offByMs = Math.abs(Date.parse(String(at)) - thenMs);
    ok(offByMs < TOLERANCE_MS, `${String(at)} is off by ${offByMs} ms`);
  }
}
