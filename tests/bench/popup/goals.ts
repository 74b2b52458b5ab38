import { POPUP_MAX_KB, weighPopup } from '../../stage/popup-weight.ts';
import { median, summarise } from '../statistics.ts';
import type { GoalResult } from '../table.ts';
import type { Manner, Opening } from './opening.ts';

/** The goals of the popup, each with its figure over all openings of all rounds. */
export async function judgePopup(openings: readonly Opening[]): Promise<GoalResult[]> {
  const pick = (worker: Opening['worker'], figure: (opening: Opening) => number) =>
    summarise(select(openings, { worker, list: 'kept' }).map(figure));
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

/** How long it takes where the short list has to be made first. */
export function describeListMaking(openings: readonly Opening[]): string {
  const [awake, asleep] = (['awake', 'asleep'] as const).map((worker) => {
    const usable = select(openings, { worker, list: 'gone' }).map(({ usableMs }) => usableMs);
    return `${worker} ${median(usable).toFixed(0)} ms`;
  });
  return `- With no short list kept, as when a date of an item passed meanwhile, P2 is, as medians: ${awake}, ${asleep}.`;
}

function select(openings: readonly Opening[], { worker, list }: Manner): Opening[] {
  return openings.filter((opening) => opening.worker === worker && opening.list === list);
}
