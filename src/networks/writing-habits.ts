import type { WritingHabits } from '../domain/coach/remark.ts';
import { linkedinHabits } from './linkedin.ts';
import { xHabits } from './x.ts';

const habits: Readonly<Record<string, WritingHabits>> = { linkedin: linkedinHabits, x: xHabits };

/** How the network with this id shows a post. Apart from its recipe: no page's script needs it. */
export function findWritingHabits(id: string): WritingHabits | undefined {
  return habits[id];
}
