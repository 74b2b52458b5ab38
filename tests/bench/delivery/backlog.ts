import type { Bench } from '../../faults/bench.ts';
import { until } from '../../faults/until.ts';
import { countStored } from './clicks.ts';
import { fillBacklog } from './fill.ts';
import { followMemory } from './memory.ts';

const EVENTS = 10_000;
const LIMIT_MS = 240_000;
/** Shares that one cost is averaged over; they make half as many events again. */
const SHARES = 60;

/** What a long queue costs. */
export interface BacklogCosts {
  /** A record's cost with almost nothing queued, in milliseconds. */
  emptyMs: number;
  /** The same with ten thousand events queued. */
  fullMs: number;
  /** The same while they are delivered. */
  drainingMs: number;
  drainedS: number;
  memoryMb: number;
}

/** Queues ten thousand events with nobody to take them, records more, and lets the company's endpoint come back. */
export async function drainBacklog(bench: Bench): Promise<BacklogCosts> {
  const stored = countStored(bench);
  await bench.proxy.shut();
  const record = async () => {
    const recorder = await bench.openRecorder();
    const from = performance.now();
    await recorder.record(SHARES);
    const takenMs = performance.now() - from;
    await recorder.page.close();
    return takenMs / (SHARES * 1.5);
  };
  const emptyMs = await record();
  await fillBacklog(bench, EVENTS);
  // As on the next morning: what wrote the backlog here leaves tens of megabytes to the process that it ran in.
  await bench.browser.quit();
  await bench.browser.launch();
  const fullMs = await record();
  const memory = await followMemory(bench.browser.profile);
  await bench.proxy.open();
  const from = performance.now();
  const delivering = bench.ask('extension.deliver-now');
  await until('the first hundred are delivered', () => countStored(bench) > stored);
  const drainingMs = await record();
  const total = stored + EVENTS + 3 * SHARES * 1.5;
  await until('the backlog is drained', () => countStored(bench), {
    fits: (count) => count >= total,
    limitMs: LIMIT_MS,
  });
  const drainedS = (performance.now() - from) / 1_000;
  await delivering;
  const memoryMb = await memory.stop();
  return { emptyMs, fullMs, drainingMs, drainedS, memoryMb };
}
