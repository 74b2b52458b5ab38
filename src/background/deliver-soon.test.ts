import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDeliverSoon } from './deliver-soon.ts';
import { SAFETY_DELAY_MS } from './delivery.ts';
import { FakeWorker } from './fake-context.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

describe('a delivery soon', () => {
  it('runs once for all that was recorded in the moment before it, with an alarm in case the worker dies', async () => {
    const { context, scheduled } = new FakeWorker();
    const runs: (() => Promise<void>)[] = [];
    const deliverSoon = createDeliverSoon(context, (_part, work) => runs.push(work));
    for (let recording = 0; recording < 3; recording += 1) deliverSoon();
    expect(runs).toHaveLength(1);
    await runs[0]?.();
    expect(scheduled).toEqual([SAFETY_DELAY_MS]);
    await vi.runAllTimersAsync();
    expect(runs).toHaveLength(2);
    deliverSoon();
    expect(runs).toHaveLength(3);
  });
});
