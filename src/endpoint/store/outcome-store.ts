import type { OutcomeState, OutcomeView } from '../../contract/outcome.ts';
import type { AuditNote } from '../audit/audit-chain.ts';
import type { StoredOutcome } from './report-store.ts';

/** Where a page of outcomes starts: after this one, latest month first and then by reference. */
export type OutcomePosition = Pick<OutcomeView, 'month' | 'reference'>;

/** A slice of the reported outcomes of some months. */
export interface OutcomeSlice {
  state: OutcomeState;
  months: readonly string[];
  after: OutcomePosition | null;
  limit: number;
}

/** What is decided of an outcome, and what the audit log says of it where that changes anything. */
export interface OutcomeRuling {
  reference: string;
  state: Exclude<OutcomeState, 'waiting'>;
  now: string;
  audit: AuditNote;
}

/** An outcome as the one who reported it is told. */
export type OwnOutcome = Pick<
  StoredOutcome,
  'id' | 'itemId' | 'network' | 'kind' | 'happenedOn'
> & { state: OutcomeState };

/** The part of the store about outcomes that wait for the company. The tenant comes first in every call. */
export interface OutcomeStore {
  /** The months in which reported outcomes happened, latest first. */
  listOutcomeMonths(tenant: string): Promise<string[]>;
  listOutcomes(tenant: string, slice: OutcomeSlice): Promise<OutcomeView[]>;
  findOutcome(tenant: string, reference: string): Promise<OutcomeView | null>;
  /** Decides a waiting outcome; a confirmed one becomes a conversion. Answers how it stands now, null if there is none. */
  decideOutcome(tenant: string, ruling: OutcomeRuling): Promise<OutcomeState | null>;
  /** What was reported under these pseudonyms, the latest first. */
  listOwnOutcomes(tenant: string, pseudonyms: readonly string[]): Promise<OwnOutcome[]>;
}
