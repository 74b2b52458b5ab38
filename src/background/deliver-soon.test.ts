import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShareEvent } from '../contract/event.ts';
import type { OutboxEntry } from '../storage/records.ts';
import { createDeliverSoon } from './deliver-soon.ts';
import { SAFETY_DELAY_MS } from './delivery.ts';
import { FakeWorker } from './fake-context.ts';

/** Something that waits; what it says is of no matter where nothing is sent. */
function waiting(place: number): OutboxEntry {
  const id = `waiting-${place}`;
  const event = { id, type: 'share.inserted' } as ShareEvent;
  const queuedAt = new Date(place).toISOString();
  return { id, shareId: id, event, queuedAt, state: 'queued', reason: null, detail: null };
}

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

  it.each([
    { queued: 100, parts: ['deliver', 'deliver', 'offers'] },
    { queued: 101, parts: ['deliver', 'deliver'] },
  ])('makes nothing ahead beside a backlog: $queued queued', async ({ queued, parts }) => {
    const { context } = new FakeWorker();
    await context.database.outbox.bulkPut(
      Array.from({ length: queued }, (_, place) => waiting(place)),
    );
    const asked: string[] = [];
    const works: Promise<void>[] = [];
    const deliverSoon = createDeliverSoon(context, (part, work) => {
      asked.push(part);
      if (part === 'deliver') works.push(work());
    });
    deliverSoon();
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all(works);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toEqual(parts);
  });
});
