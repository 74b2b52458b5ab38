import type { SignedRecipes } from '../../contract/composer-recipes.ts';
import type { ShareEvent } from '../../contract/event.ts';
import type { Pause, Programme } from '../../contract/feed.ts';
import type { Item, SignedItem } from '../../contract/item.ts';
import type { DeviceEvent } from '../../contract/report.ts';
import type { ShareLogFilter, ShareRow } from '../../contract/share-log.ts';
import type { Signature } from '../../contract/signature.ts';
import type { AuditNote } from '../audit/audit-chain.ts';
import type { AppendOutcome } from './append-outcome.ts';
import type { ConversionStore } from './conversion-store.ts';
import type { LinkStore } from './link-store.ts';
import type { OutcomeStore } from './outcome-store.ts';
import type { PeopleStore } from './people-store.ts';
import type { ReportStore } from './report-store.ts';
import type { ResultStore } from './result-store.ts';
import type { RetentionStore } from './retention-store.ts';
import type { SourceStore } from './source-store.ts';
import type { DatabaseLoad } from './sql/sql-database.ts';
import type { WorkStore } from './work-store.ts';

/** A tenant as the store has it. `programme` is null until content was imported for the first time. */
export interface TenantRecord {
  tenant: string;
  /** Key of the tenant's pseudonyms; it never leaves the endpoint. */
  secret: string;
  programme: Programme | null;
  /** The notice that stops all sharing, while there is one. */
  pause: Pause | null;
  contentSeq: number;
  contentChangedAt: string;
}

/** What a pseudonym is minted for, and what the feed says of the person: never a name. */
export interface AmbassadorRecord {
  ambassadorId: string;
  locale: string;
  topics: string[];
  trained: boolean;
}

/** New content: items that were checked already, and the programme when the document brought one. */
export interface ContentChange {
  programme: Programme | null;
  items: readonly Item[];
  /** One per item, in order. An item without one is kept, and published once it has been signed. */
  signatures?: readonly Signature[];
  now: string;
  /** What the audit log says of it, where anything changed. */
  audit?: AuditNote;
}

/** An issue of the composer recipes; `signed` is null when they were taken back, or never issued (then `seq` is 0). */
export interface RecipeIssue {
  seq: number;
  signed: SignedRecipes | null;
}

/** How often a wording of an item was shared; the item as it was then. */
export interface WordingUse {
  item: Item;
  variantId: string;
  shares: number;
}

/** What became of an item: `stale` is other content under a revision that is not higher. */
export type SaveOutcome = 'added' | 'updated' | 'unchanged' | 'stale';

/** A share event as it is kept: instants in UTC, the pseudonym from the token, nothing that the person withheld. */
export interface StoredEvent {
  id: string;
  payloadHash: string;
  type: ShareEvent['type'];
  shareId: string;
  occurredAt: string;
  sentAt: string;
  receivedAt: string;
  itemId: string;
  itemRevision: number;
  variantId: string;
  network: string;
  composer: ShareEvent['composer'];
  mode: ShareEvent['mode'];
  link: string;
  attribution: ShareEvent['attribution'];
  pseudonym: string | null;
  evidence: ShareRow['evidence'];
  permalink: string | null;
  wording: ShareRow['wording'];
  clientVersion: string;
}

/** How many events of one type happened on one network on one day (UTC). */
export interface EventTotal {
  day: string;
  type: DeviceEvent['type'];
  network: string;
  total: number;
}

/** Where a page of the share log starts: after this row, in the order newest first. */
export interface SharePosition {
  insertedAt: string;
  shareId: string;
}

/** A slice of the share log, newest first. */
export interface ShareSlice {
  filter: ShareLogFilter;
  after: SharePosition | null;
  limit: number;
}

/**
 * Everything that the endpoint keeps. The tenant comes first in every call, as it does in every key, so
 * that one call is one tenant and one transaction, and a store may spread its tenants over machines.
 * A promise that fulfils means committed to disk.
 */
export interface Store
  extends ConversionStore,
    LinkStore,
    OutcomeStore,
    PeopleStore,
    ReportStore,
    ResultStore,
    RetentionStore,
    SourceStore,
    WorkStore {
  /** Makes the tenant unless it exists; the first secret stays. */
  createTenant(tenant: string, seed: { secret: string; now: string }): Promise<void>;
  /** The tenant; rejects if `createTenant` was never called for it. */
  readTenant(tenant: string): Promise<TenantRecord>;

  /** Saves content; one outcome per item, in order. Any change raises the tenant's content sequence, once. */
  saveContent(tenant: string, change: ContentChange): Promise<SaveOutcome[]>;
  /** The current revision of each of these items that exists. */
  findItems(tenant: string, ids: readonly string[]): Promise<Item[]>;
  /** Signed items to show at an instant, newest first. */
  listPublishedItems(tenant: string, at: string): Promise<SignedItem[]>;
  /** Those of them that are fact sheets. */
  listFactSheets(tenant: string, at: string): Promise<Item[]>;
  /** Approved wordings by how often they were shared in a time and not rewritten, those used most first. */
  listWordingUses(
    tenant: string,
    limits: { from: string; until: string; least: number; most: number },
  ): Promise<WordingUse[]>;
  /** Items whose current revision this key has not signed. */
  listItemsNotSignedBy(tenant: string, keyId: string): Promise<Item[]>;
  /** Puts signatures to revisions that are there already; neither words nor the content sequence change. */
  signItems(tenant: string, items: readonly SignedItem[]): Promise<void>;
  /** Whether any revision was ever signed. */
  hasSignedItems(tenant: string): Promise<boolean>;
  /** The latest issue of the composer recipes. */
  readRecipes(tenant: string): Promise<RecipeIssue>;
  /** Keeps an issue and raises the content sequence; the same sequence again replaces its signature only. */
  saveRecipes(
    tenant: string,
    issue: RecipeIssue,
    when: { now: string; audit?: AuditNote },
  ): Promise<void>;
  /** Slugs of the campaigns that any item belongs or belonged to, sorted. */
  listCampaigns(tenant: string): Promise<string[]>;

  /** Adds events to the log and brings their shares up to date; one outcome per event, in order. */
  appendEvents(tenant: string, events: readonly StoredEvent[]): Promise<AppendOutcome[]>;
  /** The totals as they were kept while events came in, by day, type and network. */
  listEventTotals(tenant: string): Promise<EventTotal[]>;
  /** The same counted anew from the log; any difference is a fault of the store. */
  recountEvents(tenant: string): Promise<EventTotal[]>;
  listShares(tenant: string, slice: ShareSlice): Promise<ShareRow[]>;
  countShares(tenant: string, filter: ShareLogFilter): Promise<number>;

  /** Rejects when the store can't answer, or its schema is not up to date. */
  checkHealth(): Promise<void>;
  /** What its database does just now, in this process. */
  readLoad(): DatabaseLoad;
  close(): Promise<void>;
}
