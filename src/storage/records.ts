import type { ShareEvent, WordingStep } from '../contract/event.ts';
import type { Instant, Slug } from '../contract/primitives.ts';
import type { DeviceEvent, OutcomeKind } from '../contract/report.ts';
import type { ShareState } from '../contract/share-log.ts';
import type { Choice } from '../domain/choice.ts';

/** A share of this device: what its insertion said, and where it stands now. */
export interface StoredShare {
  shareId: string;
  state: ShareState;
  itemId: Slug;
  itemRevision: number;
  title: string;
  campaign: Slug;
  variantId: Slug;
  network: string;
  composer: ShareEvent['composer'];
  mode: ShareEvent['mode'];
  link: string;
  attribution: ShareEvent['attribution'];
  permalink: string | null;
  /** How much of the approved wording was posted; null while or where that is not known. */
  wording: WordingStep | null;
  insertedAt: Instant;
  publishedAt: Instant | null;
  /** What the person says that it led to, in the order told; absent: nothing yet. */
  outcomes?: ToldOutcome[];
  /** For whom it was inserted; absent: recorded before shares named their company. */
  company?: string;
  /** How often it changed; of two copies that differ, the one that changed more often holds. */
  revision?: number;
}

/** An outcome that the person told, under the id of its event. */
export interface ToldOutcome {
  id: string;
  kind: OutcomeKind;
  /** A day by the person's own calendar: 2026-11-23. */
  happenedOn: string;
  toldAt: Instant;
}

/**
 * An event on its way to the endpoint. `queued` until the endpoint names its id; `rejected` stays in
 * sight until the person retries or dismisses it.
 */
export interface OutboxEntry {
  /** The event's id, which is its idempotency key. */
  id: string;
  /** Null for an event that is not about a share. */
  shareId: string | null;
  event: DeviceEvent;
  queuedAt: Instant;
  state: 'queued' | 'rejected';
  reason: string | null;
  detail: string | null;
  /** The only company that it may go to; absent as with a share. */
  company?: string;
  /** How often it changed, as with a share. */
  revision?: number;
}

/** A queued record that can't be sent as it is, kept aside so that the others flow. */
export interface QuarantinedRecord {
  /** The key that it had in the outbox. */
  id: string;
  reason: RecordFault;
  foundAt: Instant;
  /** As it was found, for a later version that may know better. */
  record: unknown;
}

/** `wrong-shape`: not what an outbox entry is; `too-large`: no batch can carry it. */
export type RecordFault = 'wrong-shape' | 'too-large';

/** A request that left this device, or was about to when the worker died; see `ledger.ts`. */
export interface LedgerEntry {
  /** UUIDv7: in the order in which they left. */
  id: string;
  at: Instant;
  method: string;
  url: string;
  /** Those of ours; the device's key is hidden. */
  headers: Record<string, string>;
  body: string | null;
  status: number | null;
  answer: string | null;
}

/** A setting by its key; every kind of value has its own schema in settings.ts. */
export interface Setting {
  key: string;
  value: unknown;
  /** How often it changed, as with a share. */
  revision?: number;
}

/**
 * A wording as it was offered to a page. A page reports ids; what it inserted is looked up here, so that the
 * log says what really went in, even if the feed has changed since, and a page can't slip a link in.
 */
export interface OfferedChoice {
  key: string;
  offeredAt: Instant;
  itemId: Slug;
  itemRevision: number;
  variantId: Slug;
  network: string;
  title: string;
  campaign: Slug;
  link: string;
  attribution: ShareEvent['attribution'];
  /** Whose content it is; absent as with a share. */
  company?: string;
}

/** A short list as it was made last: while its basis holds and its time has not run out, it would be made the same. */
export interface ShortList {
  /** Its network, and the kind of composer that it is for. */
  key: string;
  /** All that it was made of but the clock, in one text. */
  basis: string;
  madeAt: Instant;
  /** When the clock alone would change it. */
  until: Instant;
  choices: Choice[];
  /** The same choices, as they are remembered as offered. */
  offered: Omit<OfferedChoice, 'key' | 'offeredAt'>[];
}
