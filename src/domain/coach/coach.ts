import { PAGE_LOOKS } from './page-looks.ts';
import { pickRemarks } from './pick-remarks.ts';
import type { CoachedText, Remark } from './remark.ts';
import { lookAtLength } from './too-long.ts';

const LOOKS = [lookAtLength, ...PAGE_LOOKS];

/** The few things worth knowing about a text before it is shared, what would be lost first; mostly none. */
export function coachText(text: CoachedText): Remark[] {
  return pickRemarks(LOOKS, text);
}
