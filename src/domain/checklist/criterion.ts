import type { Instant, NetworkId } from '../../contract/primitives.ts';

/** The two questions that a profile answers: is everything there, and is it believable in the declared field? */
export type ChecklistAxis = 'complete' | 'credible';

/** The three levels at which an ambassador matures, in order: being there, being believed, being asked. */
export const MATURITY_LEVELS = ['presence', 'persuasion', 'prescription'] as const;
export type MaturityLevel = (typeof MATURITY_LEVELS)[number];

/**
 * One criterion of a good profile. Its words are in the catalogue under `criterion_<id>_title`, `_why`,
 * `_how` and `_example`; `editUrl` is the network's own page where it is changed.
 */
export interface Criterion {
  id: string;
  network: NetworkId;
  axis: ChecklistAxis;
  /** The level that asks for it first; the levels above ask for it too. */
  level: MaturityLevel;
  /** Share of its axis, in points; the score is points reached over points possible. */
  weight: number;
  editUrl: string;
  /** Where the criterion comes from, for whoever doubts it: names and addresses, which are no language's; null if the rule is our own. */
  source: string | null;
}

/** How an answer was found: by the person's own word, in a text they pasted, in their own data export. */
export type AnswerOrigin = 'self' | 'text' | 'export';

/** The person's own answer, dated, so that it can be asked again. */
export interface ChecklistAnswer {
  answer: 'yes' | 'no';
  /** When it was so: the day of the answer, or of the export that shows it. */
  answeredAt: Instant;
  from: AnswerOrigin;
}

/** Answers by criterion id. They never leave the device. */
export type ChecklistAnswers = Record<string, ChecklistAnswer>;
