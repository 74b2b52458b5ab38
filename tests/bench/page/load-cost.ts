import type { BrowserContext } from '@playwright/test';
import type { Company } from '../../e2e/company.ts';
import {
  BLANK_URL,
  type ContenderName,
  type Contenders,
  takeTurns,
  withContenders,
} from './contenders.ts';
import { collectGarbage, meterPage } from './renderer-metrics.ts';

/** How long after `load` a page is left to finish, in milliseconds: content scripts start at idle. */
const SETTLE_MS = 600;

/** What loading one page costs. */
export interface LoadCost {
  taskMs: number;
  heapBytes: number;
}

/**
 * Loads the blank page so often in each contender, taking turns, in so many launches of them: what a load costs without
 * an extension differed from launch to launch by as much as an extension adds (medians of fourteen loads, 8.7 to 10 ms).
 */
export async function measureLoads(
  company: Company,
  { launches, loads }: { launches: number; loads: number },
): Promise<Record<ContenderName, LoadCost[]>> {
  const all: Record<ContenderName, LoadCost[]> = { none: [], empty: [], ours: [] };
  for (let launch = 0; launch < launches; launch += 1) {
    const costs = await withContenders(company, (contenders) => loadInTurns(contenders, loads));
    all.none.push(...costs.none);
    all.empty.push(...costs.empty);
    all.ours.push(...costs.ours);
  }
  return all;
}

/** One load before the others only warms up. */
async function loadInTurns(
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
