import { POPUP_MAX_KB, weighPopup } from '../../stage/popup-weight.ts';
import { summarise } from '../statistics.ts';
import type { GoalResult } from '../table.ts';
import type { Opening } from './opening.ts';

/** The goals of the popup, each with its figure over all openings of all rounds. */
export async function judgePopup(openings: readonly Opening[]): Promise<GoalResult[]> {
  const pick = (worker: Opening['worker'], figure: (opening: Opening) => number) =>
    summarise(openings.filter((opening) => opening.worker === worker).map(figure));
  const atMost = { bound: 'at-most', unit: 'ms' } as const;
  const painted = { ...atMost, limit: 100 };
  const usable = { ...atMost, limit: 200 };
  return [
    {
      ...painted,
      id: 'P1',
      words: 'asked for → first paint, worker awake, median',
      measured: pick('awake', ({ paintedMs }) => paintedMs),
    },
    {
      ...painted,
      id: 'P1 asleep',
      words: 'the same, worker asleep',
      measured: pick('asleep', ({ paintedMs }) => paintedMs),
    },
    {
      ...usable,
      id: 'P2',
      words: 'asked for → the best text can be shared, worker awake, median',
      measured: pick('awake', ({ usableMs }) => usableMs),
    },
    {
      ...usable,
      id: 'P2 asleep',
      words: 'the same, worker asleep',
      measured: pick('asleep', ({ usableMs }) => usableMs),
    },
    {
      id: 'P3',
      words: 'JavaScript that the popup opens with, minified and gzipped',
      bound: 'at-most',
      limit: POPUP_MAX_KB,
      unit: 'kB',
      measured: summarise([await weighPopup()]),
    },
  ];
}
