import type { ClickRecord } from '../../links/click.ts';
import { MONTH_LENGTH } from './raise-totals.ts';

/** What a click says of what was clicked on, when, and by whom. */
export type Visit = Pick<ClickRecord, 'occurredAt' | 'itemId' | 'network' | 'class' | 'visitor'>;

/** Clicks of one class on one item from one network in one month. */
export interface ClickGroup extends Omit<Visit, 'occurredAt' | 'visitor'> {
  month: string;
  total: number;
  /** One for each click. */
  visitors: string[];
}

/** Clicks by what totals tell apart, looked at once each: they come by the thousand, and are of a few groups. */
export function groupClicks(clicks: readonly Visit[]): ClickGroup[] {
  const groups = new Map<string, ClickGroup>();
  for (const { occurredAt, itemId, network, class: kind, visitor } of clicks) {
    const month = occurredAt.slice(0, MONTH_LENGTH);
    const key = `${month} ${itemId} ${network} ${kind}`;
    let group = groups.get(key);
    if (!group) {
      group = { month, itemId, network, class: kind, total: 0, visitors: [] };
      groups.set(key, group);
    }
    group.total += 1;
    group.visitors.push(visitor);
  }
  return [...groups.values()];
}
