import type { ConversionSpan, ItemLabels, PresenceDay } from '../store/result-store.ts';
import { listMonths } from './months.ts';

/** Length of the month in a day: 2026-11. */
const MONTH_LENGTH = 7;

/** How few ambassadors nobody may be told of, unless the company asks for more. */
export const GROUP_MIN = 5;

/** Says of a month whether it may be told. */
export type TellsMonth = (month: string) => boolean;

/** What may be told: of which months, and in these of which items. */
export interface Tells {
  month: TellsMonth;
  item: (month: string, itemId: string) => boolean;
}

/** How many of a group came on a day and how many left. */
type Moves = Pick<PresenceDay, 'day' | 'came' | 'went'>;

/** How many are there at the end of a month in which somebody came or left, and whether that month may be told. */
interface MonthEnd {
  month: string;
  isTold: boolean;
  there: number;
}

/**
 * Says whether so many ambassadors were there in a month that a figure says of nobody that it was them. Figures are told for
 * whole months only, and a month that is left out is left out of every sum: what two answers differ by is a sum of told
 * months again. A month in which enough were there and then too few is left out, or what came between two looks at it
 * would be theirs. Days come once each, in their order.
 */
export function makeTellsMonth(moves: readonly Moves[], groupMin: number): TellsMonth {
  const ends = listMonthEnds(moves, groupMin);
  return remember((month) => {
    const last = ends.findLast((end) => end.month <= month);
    if (!last) return false;
    return last.month === month ? last.isTold : last.there >= groupMin;
  });
}

/**
 * Says what may be told in months that are: everything but items that only trained ambassadors have, while too few of these
 * are there. What is not told is in no sum, as if it had not been.
 */
export function makeTells(
  items: readonly ItemLabels[],
  presence: readonly PresenceDay[],
  groupMin: number,
): Tells {
  const restricted = new Set(items.filter((item) => item.forTrained).map(({ itemId }) => itemId));
  const trained = presence.map((one) => ({
    day: one.day,
    came: one.trainedCame,
    went: one.trainedWent,
  }));
  const isTold = makeTellsMonth(presence, groupMin);
  const isTrainedTold = makeTellsMonth(trained, groupMin);
  return {
    month: isTold,
    item: (month, itemId) => isTold(month) && (!restricted.has(itemId) || isTrainedTold(month)),
  };
}

/** Whether a conversion may be told: nothing that led to it may be of a month or an item that is not told. */
export function tellsSpan({ since, month, items }: ConversionSpan, tells: Tells): boolean {
  return listMonths(since, month).every((one) =>
    items.split(' ').every((itemId) => tells.item(one, itemId)),
  );
}

/** Goes through all days once. Of a day, those who left go first: who came on it does not make up for them. */
function listMonthEnds(moves: readonly Moves[], groupMin: number): MonthEnd[] {
  const ends: MonthEnd[] = [];
  let there = 0;
  for (const [month, days] of Map.groupBy(moves, ({ day }) => day.slice(0, MONTH_LENGTH))) {
    let enough = there >= groupMin;
    let isBroken = false;
    for (const { came, went } of days) {
      there -= went;
      isBroken ||= enough && there < groupMin;
      there += came;
      enough ||= there >= groupMin;
    }
    ends.push({ month, there, isTold: enough && !isBroken });
  }
  return ends;
}

function remember(decide: (month: string) => boolean): (month: string) => boolean {
  const known = new Map<string, boolean>();
  return (month) => {
    const decided = known.get(month) ?? decide(month);
    known.set(month, decided);
    return decided;
  };
}
