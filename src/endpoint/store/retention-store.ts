import type { AuditNote } from '../audit/audit-chain.ts';

/** What raw rows are of. */
export const RAW_KINDS = [
  'events',
  'shares',
  'clicks',
  'conversions',
  'outcomes',
  'levels',
] as const;

export type RawKind = (typeof RAW_KINDS)[number];

/** How many rows are past keeping, by what they are of. */
export type PastCounts = Record<RawKind, number>;

/** The part of the store that lets go of raw rows. The tenant comes first in every call; months are 2026-11, UTC. */
export interface RetentionStore {
  /** The month from which on raw rows are there; null: nothing was ever let go of. */
  readRawFrom(tenant: string): Promise<string | null>;
  /**
   * Whether nobody has looked on this day (UTC) yet; of many that ask, one is told so. Nobody is for a week after the clock
   * leapt, ahead or back.
   */
  claimRetention(tenant: string, day: string): Promise<boolean>;
  /** How many rows happened before a month. */
  countPast(tenant: string, month: string): Promise<PastCounts>;
  /** Whether there are any. */
  hasPast(tenant: string, month: string): Promise<boolean>;
  /** Notes that raw rows of before a month are let go of, before the first of them is. */
  beginCut(tenant: string, month: string, audit: AuditNote): Promise<void>;
  /** Deletes what happened before a month, a batch at a time or a whole partition; totals stay. Answers how many rows. */
  cutRaw(tenant: string, month: string): Promise<PastCounts>;
  /** Makes ready what rows of the months to come need: a partition each, where there are any. */
  prepareMonths(now: Date): Promise<void>;
}
