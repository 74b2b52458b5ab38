import type { Instant, NetworkId } from '../../contract/primitives.ts';

/** The two questions that a profile answers: is everything there, and is it believable in the declared field? */
export type ChecklistAxis = 'complete' | 'credible';

/**
 * One criterion of a good profile. Its words are in the catalogue under `criterion_<id>_title`, `_why`,
 * `_how`; `editUrl` is the network's own page where it is changed.
 */
export interface Criterion {
  id: string;
  network: NetworkId;
  axis: ChecklistAxis;
  /** Share of its axis, in points; the score is points reached over points possible. */
  weight: number;
  editUrl: string;
  /** Where the criterion comes from, for whoever doubts it. */
  source: string;
}

/** The person's own answer, dated, so that it can be asked again. */
export interface ChecklistAnswer {
  answer: 'yes' | 'no';
  answeredAt: Instant;
}

/** Answers by criterion id. They never leave the device. */
export type ChecklistAnswers = Record<string, ChecklistAnswer>;
