import type { Page } from '@playwright/test';
import type { Bench } from '../../faults/bench.ts';

/** How long a message that asks for nothing takes there and back, in milliseconds, beside which ours are seen. */
export interface RoundTrips {
  awake: number[];
  asleep: number[];
}

/** Sends messages that the worker refuses at once, awake and just stopped. */
export async function timeRoundTrips(bench: Bench, times: number): Promise<RoundTrips> {
  const page = await bench.browser.openOwn('welcome');
  await sendBare(page);
  const awake: number[] = [];
  const asleep: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    awake.push(await sendBare(page));
    await bench.browser.stopWorker();
    asleep.push(await sendBare(page));
  }
  await page.close();
  return { awake, asleep };
}

function sendBare(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
    };
    const from = performance.now();
    await chrome.runtime.sendMessage({ portevoix: 'bare', payload: null });
    return performance.now() - from;
  });
}
