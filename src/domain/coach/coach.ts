import { lookAtCapitals } from './capitals.ts';
import { lookAtDisclosure } from './disclosure.ts';
import { lookAtHashtagForm } from './hashtag-broken.ts';
import { lookAtHashtagCount } from './hashtag-many.ts';
import { lookAtHashtagCase } from './hashtag-run-together.ts';
import { lookAtLink } from './link.ts';
import { lookAtNames } from './names.ts';
import { lookAtOpening } from './opening-thin.ts';
import type { CoachedText, Look, Remark } from './remark.ts';
import { lookAtSimilarity } from './similarity.ts';
import { lookAtLength } from './too-long.ts';

/** More than this at once is read by nobody. */
export const MOST_REMARKS = 3;

/** What is looked at; within a severity, what comes first here is said first. */
const LOOKS: readonly Look[] = [
  lookAtLength,
  lookAtLink,
  lookAtDisclosure,
  lookAtNames,
  lookAtHashtagForm,
  lookAtOpening,
  lookAtCapitals,
  lookAtHashtagCount,
  lookAtHashtagCase,
  lookAtSimilarity,
];

/** The few things worth knowing about a text before it is shared, what would be lost first; mostly none. */
export function coachText(text: CoachedText): Remark[] {
  const remarks = LOOKS.flatMap((look) => look(text) ?? []);
  return remarks.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_REMARKS);
}

function rankOf({ severity }: Remark): number {
  return Number(severity === 'tip');
}
