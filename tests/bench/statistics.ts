/** What repeated measurements come to: the middle, and how far apart they were. */
export interface Summary {
  value: number;
  least: number;
  most: number;
}

/** The value in the middle; of an even number, the mean of the two. NaN if there is none. */
export function median(values: readonly number[]): number {
  const sorted = sortNumbers(values);
  const half = sorted.length / 2;
  const high = sorted[Math.floor(half)] ?? Number.NaN;
  const low = sorted[Math.ceil(half) - 1] ?? Number.NaN;
  return (low + high) / 2;
}

/** The smallest value that at least `percent` of all are not above (nearest rank): always one that was measured. */
export function percentile(values: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * values.length));
  return sortNumbers(values)[rank - 1] ?? Number.NaN;
}

/** The median with the range around it. */
export function summarise(values: readonly number[]): Summary {
  return { value: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** A percentile of all values, with their range. */
export function summariseAt(percent: number, values: readonly number[]): Summary {
  return { ...summarise(values), value: percentile(values, percent) };
}

/** One figure for each contender, measured side by side in the same round. */
export interface SideBySide {
  /** Without anything: what the page costs by itself. */
  none: readonly number[];
  /** The practical limit: what is there, but does nothing. */
  empty: readonly number[];
  ours: readonly number[];
}

/** How many times the limit's overhead ours is: `(ours - none) / (empty - none)`, of medians. */
export function overheadRatio({ none, empty, ours }: SideBySide): number {
  const base = median(none);
  return (median(ours) - base) / (median(empty) - base);
}

function sortNumbers(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}
