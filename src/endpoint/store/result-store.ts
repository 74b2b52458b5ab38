import type { Conversion } from '../../contract/conversion.ts';
import type { ShareState } from '../../contract/share-log.ts';
import type { ClickClass } from '../links/classify-click.ts';
import type { ConversionTouch } from './conversion-store.ts';

/** Instants between which something happened; `to` is exclusive. */
export interface Period {
  from: string;
  to: string;
}

/** Whose results: everybody's, or those under the pseudonyms of one person. */
export type Whose = 'everybody' | { pseudonyms: readonly string[] };

/** Shares of one kind in one month (UTC). */
export interface ShareCount {
  month: string;
  itemId: string;
  network: string;
  composer: string;
  state: ShareState;
  total: number;
}

/** Clicks of one class in one month, and visitors of a day among them, summed over the days. */
export interface ClickCount {
  month: string;
  itemId: string;
  network: string;
  class: ClickClass;
  total: number;
  visitors: number;
}

/** A conversion with the visits that led to it, oldest first. */
export interface ConversionRow {
  id: string;
  type: Conversion['type'];
  amountMinor: number | null;
  currency: string | null;
  occurredAt: string;
  itemId: string;
  network: string | null;
  touches: Pick<ConversionTouch, 'id' | 'occurredAt' | 'itemId' | 'network'>[];
}

/** Ambassadors by the months in which they enrolled and left; `left` is null for those who are there. */
export interface Presence {
  enrolled: string;
  left: string | null;
  total: number;
}

/** What an item says of itself that results are told by. */
export interface ItemLabels {
  itemId: string;
  campaign: string;
  sector: string | null;
  audiences: string[];
}

/** The part of the store that results are made from. The tenant comes first in every call. */
export interface ResultStore {
  countSharesByMonth(tenant: string, period: Period, whose: Whose): Promise<ShareCount[]>;
  countClicksByMonth(tenant: string, period: Period, whose: Whose): Promise<ClickCount[]>;
  listConversions(tenant: string, period: Period, whose: Whose): Promise<ConversionRow[]>;
  listPresence(tenant: string): Promise<Presence[]>;
  listItemLabels(tenant: string): Promise<ItemLabels[]>;
}
