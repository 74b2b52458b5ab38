import type { BrowserContext } from '@playwright/test';
import { BLANK_URL, type ContenderName, type Contenders, takeTurns } from './contenders.ts';
import { collectGarbage, meterPage } from './renderer-metrics.ts';

/** How long after `load` a page is left to finish, in milliseconds: content scripts start at idle. */
const SETTLE_MS = 600;

/** What loading one page costs. */
export interface LoadCost {
  taskMs: number;
  heapBytes: number;
}

/** Loads the blank page so often in each contender, taking turns; one load before them only warms up. */
export async function measureLoads(
  contenders: Contenders,
  loads: number,
): Promise<Record<ContenderName, LoadCost[]>> {
  await takeTurns(contenders, 1, measureLoad);
  return takeTurns(contenders, loads, measureLoad);
}

async function measureLoad(context: BrowserContext): Promise<LoadCost> {
  const page = await context.newPage();
  const read = await meterPage(page);
  await page.goto(BLANK_URL, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLE_MS);
  const { taskMs } = await read();
  await collectGarbage(page);
  const { heapBytes } = await read();
  await page.close();
  return { taskMs, heapBytes };
}
