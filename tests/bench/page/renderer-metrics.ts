import type { CDPSession, Page } from '@playwright/test';

/** What a page's main thread has done so far, in its own CPU time, and what it holds. */
export interface RendererMetrics {
  taskMs: number;
  scriptMs: number;
  heapBytes: number;
}

/** Reads a page's metrics from now on: CPU time of the thread, which neighbours on the machine don't lengthen. */
export async function meterPage(page: Page): Promise<() => Promise<RendererMetrics>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return () => readMetrics(session);
}

async function readMetrics(session: CDPSession): Promise<RendererMetrics> {
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) => {
    const metric = metrics.find((candidate) => candidate.name === name);
    if (!metric) throw new Error(`the browser gives no ${name}`);
    return metric.value;
  };
  return {
    taskMs: read('TaskDuration') * 1_000,
    scriptMs: read('ScriptDuration') * 1_000,
    heapBytes: read('JSHeapUsedSize'),
  };
}

/** Collects what the page no longer uses, so that the heap holds only what stays. */
export async function collectGarbage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}
