import type { ConversionSpan, ItemLabels, Presence } from '../store/result-store.ts';
import { listMonths } from './months.ts';

/** How few ambassadors nobody may be told of, unless the company asks for more. */
export const GROUP_MIN = 5;

/**
 * Whether so many ambassadors were there in a month that a figure says of nobody that it was them. Figures are told for
 * whole months only, and a month that is left out is left out of every sum: what two answers differ by is a sum of told
 * months again. A month in which enough were there and then too few is left out, or what came between two looks at it
 * would be theirs.
 */
export function isMonthTold(
  month: string,
  presence: readonly Presence[],
  groupMin: number,
): boolean {
  const start = `${month}-01`;
  const stays = presence.filter(({ enrolled, left }) => enrolled !== left);
  let there = countAll(
    stays.filter(({ enrolled, left }) => enrolled < start && (left === null || left >= start)),
  );
  let enough = there >= groupMin;
  const days = stays.flatMap(({ enrolled, left }) => [enrolled, ...(left === null ? [] : [left])]);
  const changes = [...new Set(days)].filter((day) => day.startsWith(month)).toSorted();
  for (const day of changes) {
    there -= countAll(stays.filter(({ left }) => left === day));
    if (enough && there < groupMin) return false;
    there += countAll(stays.filter(({ enrolled }) => enrolled === day));
    enough ||= there >= groupMin;
  }
  return enough;
}

/** Whether what is known of an item in a month may be told. */
export type Tells = (month: string, itemId: string) => boolean;

/**
 * Says what may be told in months that are: everything but items that only trained ambassadors have, while too few of these
 * are there. What is not told is in no sum, as if it had not been.
 */
export function makeTells(
  items: readonly ItemLabels[],
  presence: readonly Presence[],
  groupMin: number,
): Tells {
  const restricted = new Set(items.filter((item) => item.forTrained).map(({ itemId }) => itemId));
  const trained = presence.filter((people) => people.trained);
  const isTold = remember((month) => isMonthTold(month, presence, groupMin));
  const isTrainedTold = remember((month) => isMonthTold(month, trained, groupMin));
  return (month, itemId) => isTold(month) && (!restricted.has(itemId) || isTrainedTold(month));
}

/** Whether a conversion may be told: nothing that led to it may be of a month or an item that is not told. */
export function tellsSpan({ since, month, items }: ConversionSpan, tells: Tells): boolean {
  return listMonths(since, month).every((one) =>
    items.split(' ').every((itemId) => tells(one, itemId)),
  );
}

function remember(decide: (month: string) => boolean): (month: string) => boolean {
  const known = new Map<string, boolean>();
  return (month) => {
    const decided = known.get(month) ?? decide(month);
    known.set(month, decided);
    return decided;
  };
}

const countAll = (presence: readonly Presence[]) =>
  presence.reduce((all, { total }) => all + total, 0);
