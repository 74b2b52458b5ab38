import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EXTENSION_FOLDER } from '../../stage/launch.ts';
import { median, overheadRatio, summarise, summariseAt } from '../statistics.ts';
import type { GoalResult } from '../table.ts';
import type { ContenderName } from './contenders.ts';
import type { LoadCost } from './load-cost.ts';
import type { Visit } from './visit.ts';

/** What one round measured. */
export interface PageRound {
  loads: Record<ContenderName, LoadCost[]>;
  feed: Record<ContenderName, number[]>;
  visits: Visit[];
}

/** The goals of a guest in somebody else's page, over all rounds that count. */
export async function judgePage(rounds: readonly PageRound[]): Promise<GoalResult[]> {
  return [
    ...judgeLoads(rounds),
    judgeFeed(rounds),
    ...judgeVisits(rounds),
    ...(await judgeSizes()),
  ];
}

function judgeLoads(rounds: readonly PageRound[]): GoalResult[] {
  const ratioOf = (some: readonly PageRound[]) => {
    const tasks = (name: ContenderName) =>
      some.flatMap(({ loads }) => loads[name].map((load) => load.taskMs));
    return overheadRatio({ none: tasks('none'), empty: tasks('empty'), ours: tasks('ours') });
  };
  // What an extension adds is a tenth of what loads differ by: the loads of all rounds are needed to see it.
  const ratios = {
    ...summarise(rounds.map((round) => ratioOf([round]))),
    value: ratioOf(rounds),
  };
  const heaps = rounds.map(({ loads }) => {
    const heapOf = (name: ContenderName) => median(loads[name].map((load) => load.heapBytes));
    return (heapOf('ours') - heapOf('none')) / 1_000_000;
  });
  const words =
    'CPU time that a page load takes over no extension, as a multiple of an empty content script’s; medians of all loads, range of rounds';
  return [
    { id: 'E1', words, bound: 'at-most', limit: 1.6, unit: '', measured: ratios },
    {
      id: 'E3',
      words:
        'heap that a page load keeps over no extension, after collecting garbage, median of rounds',
      bound: 'at-most',
      limit: 0.25,
      unit: 'MB',
      measured: summarise(heaps),
    },
  ];
}

function judgeFeed(rounds: readonly PageRound[]): GoalResult {
  const extra = rounds.map(({ feed }) => median(feed.ours) - median(feed.empty));
  return {
    id: 'E5',
    words:
      'script time of the page’s thread while a feed grows by 1,000 posts, over an empty content script’s, median of rounds',
    bound: 'at-most',
    limit: 2,
    unit: 'ms',
    measured: summarise(extra),
  };
}

const isPlain = (visit: Visit) => visit.slowdown === 1;
const isSlowed = (visit: Visit) => visit.slowdown > 1;
const longestOwn = (visit: Visit) => Math.max(0, ...visit.ownScriptMs);

function judgeVisits(rounds: readonly PageRound[]): GoalResult[] {
  const visits = rounds.flatMap((round) => round.visits);
  const pick = (kept: (visit: Visit) => boolean, figure: (visit: Visit) => number) =>
    visits.filter(kept).map(figure);
  const atMost = { bound: 'at-most', unit: 'ms' } as const;
  const button = (worker: Visit['worker']) =>
    pick(
      (visit) => visit.worker === worker && !visit.traced,
      (visit) => visit.buttonMs,
    );
  return [
    {
      ...atMost,
      id: 'E6 cold',
      words:
        'composer in the page, or focused if it was there → our button painted; worker asleep; 95th percentile',
      limit: 100,
      measured: summariseAt(95, button('asleep')),
    },
    {
      ...atMost,
      id: 'E6 warm',
      words: 'the same, worker awake, 95th percentile',
      limit: 50,
      measured: summariseAt(95, button('awake')),
    },
    {
      ...atMost,
      id: 'insertion',
      words: 'click on our button → text in the editor’s own model, 95th percentile',
      limit: 100,
      measured: summariseAt(
        95,
        pick(
          (visit) => isPlain(visit) && !visit.traced,
          (visit) => visit.insertedMs,
        ),
      ),
    },
    {
      ...atMost,
      id: 'E7 click',
      words:
        'click on our button → next frame by Event Timing, processor slowed 4 times, 75th percentile',
      limit: 200,
      measured: summariseAt(
        75,
        pick(isSlowed, (visit) => visit.interactionMs),
      ),
    },
    {
      ...atMost,
      id: 'E7 tasks',
      words:
        'our script’s share of a task of the page, with what it makes the editor do: the longest of all traced visits',
      limit: 50,
      measured: summariseAt(100, pick(isPlain, longestOwn)),
    },
    {
      ...atMost,
      id: 'E7 slowed',
      words: 'the same, processor slowed 4 times from the offer on',
      limit: 50,
      measured: summariseAt(100, pick(isSlowed, longestOwn)),
    },
  ];
}

async function judgeSizes(): Promise<GoalResult[]> {
  return [
    await judgeSize('E4 load', 'loader.js', 'script that runs in every page at load, minified', 6),
    await judgeSize('E4 later', 'composer.js', 'script that a composer brings, minified', 30),
  ];
}

async function judgeSize(
  id: string,
  file: string,
  words: string,
  limit: number,
): Promise<GoalResult> {
  const { size } = await stat(join(EXTENSION_FOLDER, file));
  return { id, words, bound: 'at-most', limit, unit: 'kB', measured: summarise([size / 1_000]) };
}
