import type { LevelReached, OutcomeReported } from '../../contract/report.ts';
import type { AppendOutcome } from './append-outcome.ts';

/** What is kept of every report: instants in UTC, and the pseudonym from the token, unless the person withheld it. */
interface StoredReportBase {
  id: string;
  payloadHash: string;
  occurredAt: string;
  sentAt: string;
  receivedAt: string;
  network: string;
  pseudonym: string | null;
  clientVersion: string;
}

/** What a person says that a share led to. `reference` is what the company's side knows it by. */
export interface StoredOutcome extends StoredReportBase {
  type: OutcomeReported['type'];
  reference: string;
  shareId: string;
  itemId: string;
  variantId: string;
  kind: OutcomeReported['kind'];
  happenedOn: string;
}

/** A level that a person chose to tell. */
export interface StoredLevel extends StoredReportBase {
  type: LevelReached['type'];
  level: LevelReached['level'];
}

export type StoredReport = StoredOutcome | StoredLevel;

/** The part of the store about what ambassadors tell of their own accord. The tenant comes first in every call. */
export interface ReportStore {
  /** Adds reports and raises the totals of events; one outcome per report, in order. */
  appendReports(tenant: string, reports: readonly StoredReport[]): Promise<AppendOutcome[]>;
}
