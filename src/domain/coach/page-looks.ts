import { lookAtCapitals } from './capitals.ts';
import { lookAtDisclosure } from './disclosure.ts';
import { lookAtHashtagForm } from './hashtag-broken.ts';
import { lookAtHashtagCount } from './hashtag-many.ts';
import { lookAtHashtagCase } from './hashtag-run-together.ts';
import { lookAtLink } from './link.ts';
import { lookAtNames } from './names.ts';
import { lookAtOpening } from './opening-thin.ts';
import type { Look } from './remark.ts';
import { lookAtSimilarity } from './similarity.ts';

/**
 * What is looked at in a network's page too; within a severity, what comes first here is said first. The length is not
 * among it: to count as X does takes a parser that weighs more than all of this, and the networks count for themselves.
 */
export const PAGE_LOOKS: readonly Look[] = [
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
