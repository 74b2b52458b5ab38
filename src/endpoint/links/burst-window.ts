import { BURST_WINDOW_MS } from './classify-click.ts';

/** Visitors remembered at most: whoever sends more at once only makes bursts harder to see. */
const VISITORS_KEPT = 20_000;

/** Counts how often each visitor came within the window, in memory of this process alone. */
export interface BurstWindow {
  /** Notes a click and says how many there were in the window, this one included. */
  count(visitor: string, atMs: number): number;
}

/** An empty window. It keeps a count and a start for each visitor, not every click. */
export function openBurstWindow(): BurstWindow {
  // In the order in which they began.
  const windows = new Map<string, { startMs: number; clicks: number }>();
  return {
    count(visitor, atMs) {
      const known = windows.get(visitor);
      if (known && atMs - known.startMs < BURST_WINDOW_MS) {
        known.clicks += 1;
        return known.clicks;
      }
      windows.delete(visitor);
      windows.set(visitor, { startMs: atMs, clicks: 1 });
      if (windows.size > VISITORS_KEPT) {
        const [oldest = visitor] = windows.keys();
        windows.delete(oldest);
      }
      return 1;
    },
  };
}
