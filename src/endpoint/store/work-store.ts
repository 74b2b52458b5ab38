import type { Pause } from '../../contract/feed.ts';
import type { Item } from '../../contract/item.ts';
import type { Signature } from '../../contract/signature.ts';
import type { ItemWork } from '../../domain/item-workflow.ts';
import type { AuditNote } from '../audit/audit-chain.ts';

/** An item on its way: where it stands, and the words of its newest revision. */
export interface WorkRecord {
  work: ItemWork;
  item: Item;
  changedAt: string;
  /** What the approval of the newest revision signed; null while it is not approved. */
  signature: Signature | null;
}

/** A revision as it was written. */
export interface RevisionRecord {
  item: Item;
  author: string;
  createdAt: string;
}

/** What becomes of an item. What the feeds show follows from the live revision. */
export interface WorkChange {
  work: ItemWork;
  /** The newest revision: new words after writing, else those that are there. */
  item: Item;
  /** The signature of an approval. */
  signature: Signature | null;
  audit: AuditNote;
}

/** A change, or why there is none. */
export type WorkDecision<Refusal> =
  | { ok: true; change: WorkChange }
  | { ok: false; refusal: Refusal };

/** The part of the store about content that is being worked on. The tenant comes first in every call. */
export interface WorkStore {
  /** The item on its way; one that came by import stands as published. Null if there is no such item. */
  readWork(tenant: string, itemId: string): Promise<WorkRecord | null>;
  /** Items by id, behind one. */
  listWork(tenant: string, slice: { after: string; limit: number }): Promise<WorkRecord[]>;
  /** Every revision of an item that was written here, oldest first. */
  listRevisions(tenant: string, itemId: string): Promise<RevisionRecord[]>;
  /**
   * Changes an item while nobody else does. `decide` may be asked again when the database wants to try once more, and
   * must have no effects of its own.
   */
  changeWork<Refusal>(
    tenant: string,
    itemId: string,
    decide: (record: WorkRecord | null) => WorkDecision<Refusal>,
  ): Promise<WorkDecision<Refusal>>;
  /** Stops all sharing with a notice, or with null lets it go on; every feed changes. */
  setPause(tenant: string, pause: Pause | null, audit: AuditNote): Promise<void>;
  /** The last and the next moment at which items come or go by their dates alone; null where there is none. */
  findFeedMoments(
    tenant: string,
    at: string,
  ): Promise<{ last: string | null; next: string | null }>;
}
