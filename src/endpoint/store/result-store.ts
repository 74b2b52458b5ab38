import type { Conversion } from '../../contract/conversion.ts';
import type { ProgrammeFigures } from '../../contract/programme-figures.ts';
import type { AttributionModel, LookbackDays } from '../../contract/results.ts';
import type { ShareState } from '../../contract/share-log.ts';
import type { PeopleSketch } from '../../domain/people-sketch.ts';
import type { AuditNote } from '../audit/audit-chain.ts';
import type { ClickClass } from '../links/classify-click.ts';
import type { ConversionTouch } from './conversion-store.ts';

/** Shares of one kind whose text was inserted in one month (UTC). */
export interface ShareTotal {
  month: string;
  itemId: string;
  network: string;
  composer: string;
  state: ShareState;
  total: number;
}

/** Shares of one kind, whatever became of them, and those that are out by the network's word or by all other signs. */
export interface ShareSum extends Pick<ShareTotal, 'month' | 'itemId' | 'network' | 'composer'> {
  inserted: number;
  published: number;
  probable: number;
}

/** Clicks of people, and those that were set aside. */
export interface ClickSum {
  month: string;
  itemId: string;
  network: string;
  clicks: number;
  setAside: number;
}

/** Whoever clicked on an item on a network in a month: behind so many clicks, a crowd of visitors. */
export type Crowd = Pick<ClickSum, 'month' | 'itemId' | 'network' | 'clicks'>;

/** The visitors of a day, over a month, that clicked on an item on a network; `people` is how many the sketch holds. */
export interface PeopleTotal {
  month: string;
  itemId: string;
  network: string;
  people: number;
  sketch: PeopleSketch;
}

/** All that led to a conversion lies in these months, both included, and in these items, which have spaces between. */
export interface ConversionSpan {
  since: string;
  /** The one in which it is counted. */
  month: string;
  items: string;
}

/** Conversions of one kind. Network and currency are empty where there is none. */
export interface ConversionTotal extends ConversionSpan {
  itemId: string;
  network: string;
  type: Conversion['type'];
  currency: string;
  total: number;
  amountMinor: number;
}

/** How visits are credited. */
export interface CreditRule {
  model: AttributionModel;
  lookbackDays: LookbackDays;
}

/** What visits to an item on a network were credited with, of conversions of one span: thousandths, and value. */
export interface CreditSum extends ConversionSpan {
  itemId: string;
  network: string;
  currency: string;
  milli: number;
  amountMinor: number;
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

/** What one person's shares brought, counted from the rows under that person's pseudonyms, as long as these are kept. */
export interface OwnCounts {
  shares: { itemId: string; state: ShareState; total: number }[];
  /** With the visitors of a day among them, summed over the days. */
  clicks: { itemId: string; class: ClickClass; total: number; people: number }[];
  /** Visitors of a day, summed over the days: once for all items. */
  people: number;
  conversions: Pick<ConversionRow, 'itemId' | 'type' | 'amountMinor' | 'currency'>[];
}

/** Everything that results are read from, for comparing what was kept with a recount. */
export interface ResultTotals {
  shares: ShareTotal[];
  people: PeopleTotal[];
  conversions: ConversionTotal[];
  credits: (CreditSum & CreditRule)[];
  presence: PresenceDay[];
}

/** How many ambassadors came on a day (UTC) and how many left; who left on the day of their coming is in neither. */
export interface PresenceDay {
  day: string;
  came: number;
  went: number;
  /** Those of them who are trained to put facts right. */
  trainedCame: number;
  trainedWent: number;
}

/** The company's own figures, and the revision that they are; 0 and null before there are any. */
export interface FiguresRecord {
  revision: number;
  figures: ProgrammeFigures | null;
  changedAt: string | null;
}

/** What an item says of itself that results are told by. */
export interface ItemLabels {
  itemId: string;
  campaign: string;
  sector: string | null;
  audiences: string[];
  /** Whether it is in the feeds of trained ambassadors alone. */
  forTrained: boolean;
}

/** The part of the store that results are read from. The tenant comes first in every call; months are 2026-11. */
export interface ResultStore {
  sumShares(tenant: string, months: readonly string[]): Promise<ShareSum[]>;
  sumClicks(tenant: string, months: readonly string[]): Promise<ClickSum[]>;
  /** How many visitors of a day are in each group of crowds, which `sumClicks` told of before; each is of one month. */
  countPeople(tenant: string, groups: readonly (readonly Crowd[])[]): Promise<number[]>;
  sumConversions(tenant: string, months: readonly string[]): Promise<ConversionTotal[]>;
  sumCredits(tenant: string, months: readonly string[], rule: CreditRule): Promise<CreditSum[]>;
  countOwn(tenant: string, pseudonyms: readonly string[]): Promise<OwnCounts>;
  readFigures(tenant: string): Promise<FiguresRecord>;
  /** Keeps the next revision, unless another one than the expected holds by now: then null. */
  saveFigures(
    tenant: string,
    change: { expected: number; figures: ProgrammeFigures; audit: AuditNote },
  ): Promise<FiguresRecord | null>;
  /** In the order of days; those on which nobody came or left are left out. */
  listPresence(tenant: string): Promise<PresenceDay[]>;
  listItemLabels(tenant: string): Promise<readonly ItemLabels[]>;

  /** What was kept while shares, clicks, conversions and people came in; of clicks, see `listClickTotals`. */
  listResultTotals(tenant: string): Promise<ResultTotals>;
  /** The same counted anew from the rows; any difference is a fault of the store. */
  recountResults(tenant: string): Promise<ResultTotals>;
}
