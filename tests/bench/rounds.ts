import { readLoad, readMachine } from './machine.ts';

/** One round of a benchmark: what it measured, and how busy the machine was. */
export interface Round<Result> {
  result: Result;
  /** The higher of the load averages before and after. */
  load: number;
  /** False if more processes wanted a core than there are: the figures are then the neighbours' too. */
  isQuiet: boolean;
}

/** How many rounds are wanted, and how many may be run to get as many quiet ones. */
export interface RoundLimits {
  wanted: number;
  most: number;
}

/**
 * Runs rounds until enough of them were quiet, or as many as allowed. Every round that ran is returned, the
 * busy ones marked.
 */
export async function runRounds<Result>(
  { wanted, most }: RoundLimits,
  measure: (round: number) => Promise<Result>,
): Promise<Round<Result>[]> {
  const { cores } = readMachine();
  const rounds: Round<Result>[] = [];
  const countQuiet = () => rounds.filter((round) => round.isQuiet).length;
  while (rounds.length < most && countQuiet() < wanted) {
    const before = readLoad();
    const result = await measure(rounds.length + 1);
    const load = Math.max(before, readLoad());
    rounds.push({ result, load, isQuiet: load <= cores });
  }
  return rounds;
}

/** The rounds to count: the quiet ones if there are enough of them, else all. */
export function chooseRounds<Result>(
  rounds: readonly Round<Result>[],
  wanted: number,
): readonly Round<Result>[] {
  const quiet = rounds.filter((round) => round.isQuiet);
  return quiet.length >= wanted ? quiet : rounds;
}
