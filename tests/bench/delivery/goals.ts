import { median, percentile, summarise, summariseAt } from '../statistics.ts';
import type { GoalResult } from '../table.ts';
import type { BacklogCosts } from './backlog.ts';
import type { ClickTimes } from './clicks.ts';
import type { RoundTrips } from './round-trips.ts';
import type { WriteTimes } from './stamps.ts';

/** Everything that one round measured. */
export interface DeliveryRound {
  writes: WriteTimes;
  trips: RoundTrips;
  asleep: ClickTimes[];
  awake: ClickTimes[];
  backlog: BacklogCosts;
}

/** The goals of delivery, each with its figure over all rounds. */
export function judgeDelivery(rounds: readonly DeliveryRound[]): GoalResult[] {
  const asleep = rounds.flatMap((round) => round.asleep);
  const awake = rounds.flatMap((round) => round.awake);
  const backlogs = rounds.map((round) => round.backlog);
  return [
    {
      id: 'R1',
      words: 'click → recorded in both copies, worker asleep, p95',
      bound: 'at-most',
      limit: 150,
      unit: 'ms',
      measured: summariseAt(95, listRecorded(asleep)),
    },
    {
      id: 'R2',
      words: 'click → recorded in both copies, worker awake, less the editor’s own time, p95',
      bound: 'at-most',
      limit: 25,
      unit: 'ms',
      measured: summariseAt(
        95,
        awake.flatMap(({ committedMs, editorMs }) =>
          committedMs === null ? [] : [committedMs - editorMs],
        ),
      ),
    },
    {
      id: 'R3',
      words: 'click → in the company’s database, online, median',
      bound: 'at-most',
      limit: 2,
      unit: 's',
      measured: summarise([...asleep, ...awake].map(({ serverMs }) => serverMs / 1_000)),
    },
    {
      id: 'R4',
      words: '10,000 queued events delivered',
      bound: 'at-most',
      limit: 120,
      unit: 's',
      measured: summarise(backlogs.map(({ drainedS }) => drainedS)),
    },
    {
      id: 'R5',
      words: 'the worker’s process meanwhile, private memory, highest',
      bound: 'at-most',
      limit: 150,
      unit: 'MB',
      measured: summariseAt(
        100,
        backlogs.map(({ memoryMb }) => memoryMb),
      ),
    },
    {
      id: 'E8',
      words: 'message in the worker → both copies committed, p99',
      bound: 'at-most',
      limit: 10,
      unit: 'ms',
      measured: summariseAt(
        99,
        rounds.flatMap(({ writes }) => writes.both),
      ),
    },
  ];
}

/** What the figures are beside others of the same rounds, a sentence each: these hold on other machines too. */
export function describeRatios(rounds: readonly DeliveryRound[]): string[] {
  const ratio = (of: (round: DeliveryRound) => number) => {
    const { value, least, most } = summarise(rounds.map((round) => of(round)));
    return `${value.toFixed(1)} (${least.toFixed(1)} – ${most.toFixed(1)})`;
  };
  const clicks = rounds.flatMap(({ awake }) => awake);
  const bare = rounds.flatMap(({ writes }) => writes.bare);
  return [
    `Worker awake, click → recorded all in all: ${describeSpread(clicks.flatMap(({ committedMs }) => committedMs ?? []))}, and said by the button: ${describeSpread(listRecorded(clicks))}; the editor’s own part of both: ${describeSpread(clicks.map(({ editorMs }) => editorMs))}.`,
    `By themselves: a message to the worker and back awake ${describeSpread(rounds.flatMap(({ trips }) => trips.awake))}, asleep ${describeSpread(rounds.flatMap(({ trips }) => trips.asleep))}; the two writes of a record ${describeSpread(bare)}, p99 ${percentile(bare, 99).toFixed(1)} ms.`,
    `Click → recorded over a bare message to the worker and back: asleep ${ratio(
      ({ asleep, trips }) => median(listRecorded(asleep)) / median(trips.asleep),
    )}, awake ${ratio(({ awake, trips }) => median(listRecorded(awake)) / median(trips.awake))}.`,
    `Message → both copies over the same two writes with nothing around them: median ${ratio(
      ({ writes }) => median(writes.both) / median(writes.bare),
    )}, p99 ${ratio(({ writes }) => percentile(writes.both, 99) / percentile(writes.bare, 99))}.`,
    `A record with 10,000 queued over one with none: ${ratio(
      ({ backlog }) => backlog.fullMs / backlog.emptyMs,
    )}; while they are delivered: ${ratio(({ backlog }) => backlog.drainingMs / backlog.emptyMs)}.`,
  ];
}

function describeSpread(times: readonly number[]): string {
  return `median ${median(times).toFixed(1)} ms, p95 ${percentile(times, 95).toFixed(1)} ms`;
}

function listRecorded(times: readonly ClickTimes[]): number[] {
  return times.map(({ recordedMs }) => recordedMs);
}
