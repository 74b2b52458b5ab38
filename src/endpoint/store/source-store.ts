import type { SourceOutcome } from '../../contract/content-source.ts';
import type { AuditNote } from '../audit/audit-chain.ts';

/** A source as it is set up. */
export interface SourceSetting {
  id: string;
  url: string;
  /** What completes the entries of a feed, as flat text; null for import documents. */
  defaults: Readonly<Record<string, string>> | null;
  everyMinutes: number;
}

/** How the runs of a source went, and when the next one is due. */
export interface SourceState {
  nextAt: string;
  /** What the server said of the document that was imported last, to ask whether there is another one. */
  etag: string | null;
  lastModified: string | null;
  failures: number;
  last: { at: string; outcome: SourceOutcome; detail: string } | null;
}

/** A source with its state. */
export type SourceRecord = SourceSetting & SourceState;

/** The part of the store about scheduled imports. The tenant comes first in every call, as everywhere. */
export interface SourceStore {
  /** Every source, by id. */
  listSources(tenant: string): Promise<SourceRecord[]>;
  /** Sets a source up, or anew; it is due at once. */
  saveSource(
    tenant: string,
    setting: SourceSetting,
    when: { now: string; audit: AuditNote },
  ): Promise<void>;
  /** False if there was no such source. */
  removeSource(tenant: string, sourceId: string, audit: AuditNote): Promise<boolean>;
  /** Takes the next run of a source, if it is still due when it was seen to be: true for one asker of many. */
  claimSource(
    tenant: string,
    sourceId: string,
    turn: { seenNextAt: string; nextAt: string },
  ): Promise<boolean>;
  /** Keeps how a run went; nothing if the source is gone, or was set up anew with another address. */
  settleSource(
    tenant: string,
    source: Pick<SourceSetting, 'id' | 'url'>,
    state: SourceState,
  ): Promise<void>;
}
