import { describe, expect, it } from 'vitest';
import { deliverySetting } from '../storage/settings.ts';
import { afterDelivery } from './delivery.ts';

const now = new Date('2026-11-23T12:00:00Z');
const at = { now, random: 0.5 };
const failed = { outcome: 'retry', settled: 0, error: 'unreachable', retryAfterMs: null } as const;

describe('delivery after a run', () => {
  it('waits longer after each failure and starts anew after a success', () => {
    const first = afterDelivery(deliverySetting.initial, failed, at);
    const second = afterDelivery(first, failed, at);
    expect(first).toMatchObject({ attempts: 1, nextAttemptAt: '2026-11-23T12:00:01.000Z' });
    expect(second).toMatchObject({ attempts: 2, nextAttemptAt: '2026-11-23T12:00:02.000Z' });
    expect(afterDelivery(second, { outcome: 'delivered', settled: 1 }, at)).toEqual({
      attempts: 0,
      nextAttemptAt: null,
      lastDeliveredAt: now.toISOString(),
      error: null,
    });
  });

  it('does not try again by itself when the token is no longer good, and says so', () => {
    const state = afterDelivery(
      deliverySetting.initial,
      { outcome: 'unauthorised', settled: 0 },
      at,
    );
    expect(state).toMatchObject({ nextAttemptAt: null, error: 'unauthorised' });
  });

  it('counts what arrived before a failure as delivered', () => {
    const state = afterDelivery(deliverySetting.initial, { ...failed, settled: 100 }, at);
    expect(state.lastDeliveredAt).toBe(now.toISOString());
  });
});
