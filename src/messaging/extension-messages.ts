import type { ShareEvent, ShareMode, WordingStep } from '../contract/event.ts';
import type { Ambassador, Programme } from '../contract/feed.ts';
import type { Instant, NetworkId, Slug } from '../contract/primitives.ts';
import type { DeviceEvent } from '../contract/report.ts';
import type { ShareState } from '../contract/share-log.ts';
import type { Offer } from '../domain/choice.ts';
import type { PauseEnd } from '../domain/pause.ts';
import { defineMessage } from './message.ts';
import type { OutcomeTold } from './report-messages.ts';

/** What the person decided on the welcome page. Nothing is sent before it is `accepted`. */
export type Consent = 'undecided' | 'accepted' | 'refused';

/** Who this device speaks for, as far as a page needs to know: the token stays in the worker. */
export interface EnrolmentSummary {
  endpointUrl: string;
  tenant: Slug;
  programme: Programme;
  ambassador: Ambassador;
}

/** Consent and enrolment of this device; `managedEndpointUrl` comes from the company's browser policy. */
export interface DeviceStatus {
  consent: Consent;
  enrolment: EnrolmentSummary | null;
  managedEndpointUrl: string | null;
  /** The person shares without attribution: links and events carry no pseudonym. */
  withoutAttribution: boolean;
  /** What the person chose on the ladder of share modes. */
  mode: ShareMode;
  /** How far up the ladder the company's browser policy lets them go. */
  managedMode: ShareMode;
  /** Until when nothing is sent: an instant, `open` until the person says so, null without a pause. */
  pausedUntil: PauseEnd;
}

/** One of this device's shares. */
export interface RecentShare {
  shareId: string;
  itemId: Slug;
  title: string;
  network: NetworkId;
  state: ShareState;
  permalink: string | null;
  /** How much of the approved wording was posted, where that is known. */
  wording: WordingStep | null;
  insertedAt: Instant;
  /** What the person says that it led to, in the order told. */
  outcomes: readonly OutcomeTold[];
  /** All of its events reached the company's endpoint. */
  delivered: boolean;
}

/** An event that the endpoint refused; it stays until the person retries or dismisses it. */
export interface RejectedEvent {
  id: string;
  type: DeviceEvent['type'];
  /** Null for an event that is not about a share. */
  shareId: string | null;
  reason: string;
  detail: string | null;
  occurredAt: Instant;
}

/** Where delivery stands. `error` is null while all is well. */
export interface DeliveryStatus {
  queued: number;
  oldestQueuedAt: Instant | null;
  nextAttemptAt: Instant | null;
  lastDeliveredAt: Instant | null;
  error: DeliveryError | null;
  rejected: RejectedEvent[];
  /** Records that this device itself can't send; each stays until the person dismisses it. */
  quarantined: QuarantinedNote[];
  /** Events for companies that this device does not speak for now. They go to nobody else. */
  elsewhere: { host: string; events: number }[];
  storage: StorageStatus;
}

/** A record in quarantine. `wrong-shape`: damaged; `too-large`: no request can carry it. */
export interface QuarantinedNote {
  id: string;
  reason: 'wrong-shape' | 'too-large';
  foundAt: Instant;
}

/** How the two copies on this device do. */
export interface StorageStatus {
  /** Why the database is out of use: no answer, written by a later version, no space, anything else; null: it works. */
  database: 'hangs' | 'newer' | 'full' | 'broken' | null;
  /** Whether the second copy works. */
  journal: boolean;
  /** How often the database was found to have lost what it held, and how many records the second copy gave back. */
  resets: number;
  restored: number;
}

/** `unauthorised` waits for a new enrolment; the others are tried again by themselves. */
export type DeliveryError =
  | 'offline'
  | 'unreachable'
  | 'unauthorised'
  | 'server-error'
  | 'bad-answer';

/** Where the approved content stands; `errors` counts refused or failed refreshes since the last good one. */
export interface FeedStatus {
  fetchedAt: Instant | null;
  expiresAt: Instant | null;
  itemCount: number;
  errors: number;
  /** Why the last refresh failed, as a code with a technical detail. */
  lastError: { code: FeedError; detail: string; at: Instant } | null;
}

export type FeedError =
  | DeliveryError
  | 'malformed'
  | 'too-large'
  | 'expired'
  | 'rollback'
  | 'wrong-tenant'
  | 'unknown-key'
  | 'bad-signature'
  | 'unsafe-link';

export const getDevice = defineMessage<null, DeviceStatus>('extension.get-device');
export const decideConsent = defineMessage<
  { consent: Exclude<Consent, 'undecided'>; withoutAttribution: boolean },
  DeviceStatus
>('extension.decide-consent');

/** Settles whether links and events carry a pseudonym, and nothing else: it is no consent where there is none. */
export const chooseAttribution = defineMessage<{ withoutAttribution: boolean }, DeviceStatus>(
  'extension.choose-attribution',
);

/** Settles how much Portevoix may touch in the networks' pages. */
export const chooseMode = defineMessage<{ mode: ShareMode }, DeviceStatus>('extension.choose-mode');

export type EnrolOutcome =
  | { ok: true; device: DeviceStatus }
  | { ok: false; code: 'consent-needed' | 'paused' | 'bad-address' | 'bad-code' | DeliveryError };
export const enrol = defineMessage<{ endpointUrl: string; code: string }, EnrolOutcome>(
  'extension.enrol',
);

export const listOffer = defineMessage<{ network: NetworkId }, Offer>('extension.list-offer');
/** What names a choice that the person was shown. */
export interface ChoiceIds {
  network: NetworkId;
  itemId: Slug;
  variantId: Slug;
}

/** Opens the network's own composer, prefilled, in a new tab, and records the share. */
export const sharePrefilled = defineMessage<ChoiceIds, { opened: boolean }>(
  'extension.share-prefilled',
);

/** The person copied the text from the popup: the share is recorded as one by the clipboard. */
export const shareCopied = defineMessage<ChoiceIds, { recorded: boolean }>(
  'extension.share-copied',
);

/** The network whose composer has the focus in the window that the popup belongs to, or null. */
export const findComposer = defineMessage<null, { network: NetworkId | null }>(
  'extension.find-composer',
);
/** Inserts into that composer; nothing else is added to the page. */
export const insertHere = defineMessage<ChoiceIds, { placed: InsertHereOutcome }>(
  'extension.insert-here',
);
/** Where the text went, or why nowhere. */
export type InsertHereOutcome =
  | 'no-footprint'
  | 'clipboard'
  | 'nowhere'
  | 'no-composer'
  /** The focus is where posts are written, in an editor that no recipe fits. */
  | 'unrecognised';

export const listRecentShares = defineMessage<{ most: number }, RecentShare[]>(
  'extension.list-recent-shares',
);
/** Every share of this device, for the person's own export. */
export const exportDeviceLog = defineMessage<null, DeviceShare[]>('extension.export-device-log');

/** A share in the device's own export: the same columns as the company's log, as far as the device knows them. */
export interface DeviceShare extends RecentShare {
  itemRevision: number;
  variantId: Slug;
  campaign: Slug;
  composer: ShareEvent['composer'];
  mode: ShareEvent['mode'];
  link: string;
  publishedAt: Instant | null;
}

export const getDelivery = defineMessage<null, DeliveryStatus>('extension.get-delivery');
export const deliverNow = defineMessage<null, DeliveryStatus>('extension.deliver-now');
export const retryRejected = defineMessage<{ id: string }, DeliveryStatus>(
  'extension.retry-rejected',
);
export const dismissRejected = defineMessage<{ id: string }, DeliveryStatus>(
  'extension.dismiss-rejected',
);

export const dismissQuarantined = defineMessage<{ id: string }, DeliveryStatus>(
  'extension.dismiss-quarantined',
);
/** Forgets the events for companies that this device does not speak for now. */
export const dismissElsewhere = defineMessage<null, DeliveryStatus>('extension.dismiss-elsewhere');

/** What somebody who helps needs to know: codes, counts, ages and versions, and nothing that names a person or a company. */
export const exportDiagnostics = defineMessage<null, Diagnostics>('extension.export-diagnostics');

/** A diagnostics file. Ages are whole minutes by this device's clock; null where there is nothing to tell. */
export interface Diagnostics {
  format: 'portevoix-diagnostics-1';
  clientVersion: string;
  browser: string | null;
  consent: Consent;
  enrolled: boolean;
  mode: ShareMode;
  delivery: {
    queued: number;
    oldestQueuedMin: number | null;
    lastDeliveredMin: number | null;
    nextAttemptMin: number | null;
    error: DeliveryError | null;
    /** Refused events by reason, quarantined records by fault. */
    rejected: Record<string, number>;
    quarantined: Record<string, number>;
    elsewhere: number;
  };
  feed: {
    items: number;
    fetchedMin: number | null;
    expiresMin: number | null;
    errors: number;
    lastError: FeedError | null;
  };
  storage: StorageStatus;
}

export const getFeedStatus = defineMessage<null, FeedStatus>('extension.get-feed-status');
export const refreshFeed = defineMessage<null, FeedStatus>('extension.refresh-feed');
