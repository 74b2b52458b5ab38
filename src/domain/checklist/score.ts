import type { NetworkId } from '../../contract/primitives.ts';
import {
  type ChecklistAnswer,
  type ChecklistAnswers,
  type ChecklistAxis,
  type Criterion,
  MATURITY_LEVELS,
} from './criterion.ts';

/** Age in days from which an answer is asked again: profiles and their pages change. Source: field.md §3c. */
export const ANSWER_STALE_AFTER_DAYS = 90;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What one criterion brings to its axis, so that a score explains itself. */
export interface ScorePart {
  criterionId: string;
  /** Points reached: its weight for a yes, else 0. */
  reached: number;
  possible: number;
  answer: 'yes' | 'no' | 'unanswered';
  /** The answer is old enough to be asked again; it counts until then. */
  stale: boolean;
}

/** Score of one axis of one network; `percentage` is whole, and 100 only when nothing is missing. */
export interface AxisScore {
  network: NetworkId;
  axis: ChecklistAxis;
  reached: number;
  possible: number;
  percentage: number;
  /** The sum, in the order of the criteria. */
  parts: ScorePart[];
}

/** Where a person's profiles stand by their own answers, and what to do next. */
export interface ChecklistScore {
  /** One entry per network and axis, in the order of the criteria. */
  axes: AxisScore[];
  /** What is missing: the lowest level first, and in it the heaviest. */
  nextSteps: Criterion[];
  /** What to ask again, the oldest answer first. */
  stale: Criterion[];
}

/** What a score is made of; `now` is injected. */
export interface ChecklistInput {
  criteria: readonly Criterion[];
  answers: ChecklistAnswers;
  now: Date;
}

/** The answer to a criterion; ids come from our own data, answers from storage, so no inherited key counts. */
export function findAnswer(answers: ChecklistAnswers, id: string): ChecklistAnswer | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

function isStale(answer: ChecklistAnswer | undefined, now: Date): boolean {
  if (!answer) return false;
  const ageMs = now.getTime() - Date.parse(answer.answeredAt);
  return !(ageMs < ANSWER_STALE_AFTER_DAYS * DAY_MS);
}

function scorePart(criterion: Criterion, { answers, now }: ChecklistInput): ScorePart {
  const answer = findAnswer(answers, criterion.id);
  return {
    criterionId: criterion.id,
    reached: answer?.answer === 'yes' ? criterion.weight : 0,
    possible: criterion.weight,
    answer: answer?.answer ?? 'unanswered',
    stale: isStale(answer, now),
  };
}

function scoreAxis(criteria: readonly Criterion[], input: ChecklistInput): AxisScore[] {
  const [first] = criteria;
  if (!first) return [];
  const parts = criteria.map((criterion) => scorePart(criterion, input));
  const reached = parts.reduce((sum, part) => sum + part.reached, 0);
  const possible = parts.reduce((sum, part) => sum + part.possible, 0);
  const percentage = possible === 0 ? 0 : Math.floor((100 * reached) / possible);
  return [{ network: first.network, axis: first.axis, reached, possible, percentage, parts }];
}

function rankOf({ level }: Criterion): number {
  return MATURITY_LEVELS.indexOf(level);
}

function groupByAxis(criteria: readonly Criterion[]): Criterion[][] {
  const groups = new Map<string, Criterion[]>();
  for (const criterion of criteria) {
    const key = `${criterion.network} ${criterion.axis}`;
    groups.set(key, [...(groups.get(key) ?? []), criterion]);
  }
  return [...groups.values()];
}

/**
 * Scores profiles by the person's own answers. An answer older than 90 days still counts until it is given
 * again, since a profile does not get worse with the calendar, but it is listed as stale; so is one with an
 * unreadable date. What is not answered counts as missing. Answers to unknown criteria are ignored.
 */
export function scoreChecklist(input: ChecklistInput): ChecklistScore {
  const { criteria, answers, now } = input;
  const answeredAtMs = ({ id }: Criterion) =>
    Date.parse(findAnswer(answers, id)?.answeredAt ?? '') || 0;
  return {
    axes: groupByAxis(criteria).flatMap((group) => scoreAxis(group, input)),
    nextSteps: criteria
      .filter(({ id }) => findAnswer(answers, id)?.answer !== 'yes')
      .toSorted((a, b) => rankOf(a) - rankOf(b) || b.weight - a.weight),
    stale: criteria
      .filter(({ id }) => isStale(findAnswer(answers, id), now))
      .toSorted((a, b) => answeredAtMs(a) - answeredAtMs(b)),
  };
}
