import {
  type ChecklistAnswers,
  type Criterion,
  MATURITY_LEVELS,
  type MaturityLevel,
} from './criterion.ts';
import { findAnswer } from './score.ts';

/** One level of a profile: its own criteria, how many are met, and whether it and all below it are. */
export interface LevelStanding {
  level: MaturityLevel;
  met: number;
  of: number;
  /** Each criterion of this level and of those below it is met. */
  reached: boolean;
}

/**
 * Where a profile stands on the three levels, lowest first. A level is reached when nothing of it or below it is missing:
 * a rule that anybody can check by counting. A level that asks for nothing is reached with the one below it.
 */
export function standOnLevels(
  criteria: readonly Criterion[],
  answers: ChecklistAnswers,
): LevelStanding[] {
  let below = true;
  return MATURITY_LEVELS.map((level) => {
    const asked = criteria.filter((criterion) => criterion.level === level);
    const met = asked.filter(({ id }) => findAnswer(answers, id)?.answer === 'yes').length;
    below &&= met === asked.length;
    return { level, met, of: asked.length, reached: below };
  });
}

/** The highest level that is reached; null: not yet the first. */
export function reachedLevel(standings: readonly LevelStanding[]): MaturityLevel | null {
  return standings.findLast(({ reached }) => reached)?.level ?? null;
}
