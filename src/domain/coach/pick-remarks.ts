import type { CoachedText, Look, Remark } from './remark.ts';

/** More than this at once is read by nobody. */
export const MOST_REMARKS = 3;

/** The few things that these looks find worth knowing about a text, what would be lost first; mostly none. */
export function pickRemarks(looks: readonly Look[], text: CoachedText): Remark[] {
  const remarks = looks.flatMap((look) => look(text) ?? []);
  return remarks.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_REMARKS);
}

function rankOf({ severity }: Remark): number {
  return Number(severity === 'tip');
}
