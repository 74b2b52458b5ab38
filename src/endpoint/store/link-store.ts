import type { Item } from '../../contract/item.ts';
import type { ClickRecord, ClickTotal } from '../links/click.ts';

/** What a code names by a number. */
export type HandleKind = 'item' | 'ambassador' | 'network';

/** The start of what stands in place of an ambassador's id once nobody may know who it was. */
export const ERASED_SUBJECT = 'erased:';

/** A number that stands for an item, an ambassador (by id) or a network in codes of links. */
export interface LinkHandle {
  kind: HandleKind;
  handle: number;
  subject: string;
}

/** The part of the store behind short links. The tenant comes first in every call, as everywhere. */
export interface LinkStore {
  /** The number of a subject; the first call makes it. */
  giveHandle(tenant: string, kind: HandleKind, subject: string): Promise<LinkHandle>;
  /**
   * All numbers of the tenant above `after`, which numbers of each kind rise to one by one, and those of ambassadors who
   * were erased.
   */
  listHandles(tenant: string, after: Record<HandleKind, number>): Promise<LinkHandle[]>;
  /** Items that have a number, in their current revision, if approval signed it. */
  listLinkedItems(tenant: string): Promise<Item[]>;

  /** Keeps clicks and raises their totals; a click that is there already changes nothing. Answers how many were new. */
  appendClicks(tenant: string, clicks: readonly ClickRecord[]): Promise<number>;
  /** The totals as they were kept while clicks came in, by month, item, network and class. */
  listClickTotals(tenant: string): Promise<ClickTotal[]>;
  /** The same counted anew from the clicks; any difference is a fault of the store. */
  recountClicks(tenant: string): Promise<ClickTotal[]>;

  /** The salts of these days, made from `fresh` where there are none yet; salts of days before the first are deleted. */
  readSalts(tenant: string, fresh: readonly DaySalt[]): Promise<DaySalt[]>;
}

/** The salt of one day's visitor hashes; `day` in UTC, 2026-11-23. */
export interface DaySalt {
  day: string;
  salt: string;
}
