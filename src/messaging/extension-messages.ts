import type { ShareEvent, ShareMode, WordingStep } from '../contract/event.ts';
import type { Ambassador, Programme } from '../contract/feed.ts';
import type { Instant, NetworkId, Slug } from '../contract/primitives.ts';
import type { ShareState } from '../contract/share-log.ts';
import type { Offer } from '../domain/choice.ts';
import type { PauseEnd } from '../domain/pause.ts';
import type { DeliveryError, StorageStatus } from './delivery-messages.ts';
import type { Message } from './message.ts';
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

export const getDevice: Message<null, DeviceStatus> = { name: 'extension.get-device' };
export const decideConsent: Message<
  { consent: Exclude<Consent, 'undecided'>; withoutAttribution: boolean },
  DeviceStatus
> = { name: 'extension.decide-consent' };

/** Settles whether links and events carry a pseudonym, and nothing else: it is no consent where there is none. */
export const chooseAttribution: Message<{ withoutAttribution: boolean }, DeviceStatus> = {
  name: 'extension.choose-attribution',
};

/** Settles how much Portevoix may touch in the networks' pages. */
export const chooseMode: Message<{ mode: ShareMode }, DeviceStatus> = {
  name: 'extension.choose-mode',
};

export type EnrolOutcome =
  | { ok: true; device: DeviceStatus }
  | { ok: false; code: 'consent-needed' | 'paused' | 'bad-address' | 'bad-code' | DeliveryError };
export const enrol: Message<{ endpointUrl: string; code: string }, EnrolOutcome> = {
  name: 'extension.enrol',
};

export const listOffer: Message<{ network: NetworkId }, Offer> = { name: 'extension.list-offer' };
/** What names a choice that the person was shown. */
export interface ChoiceIds {
  network: NetworkId;
  itemId: Slug;
  variantId: Slug;
}

/** Opens the network's own composer, prefilled, in a new tab, and records the share. */
export const sharePrefilled: Message<ChoiceIds, { opened: boolean }> = {
  name: 'extension.share-prefilled',
};

/** The person copied the text from the popup: the share is recorded as one by the clipboard. */
export const shareCopied: Message<ChoiceIds, { recorded: boolean }> = {
  name: 'extension.share-copied',
};

/** The network whose composer has the focus in the window that the popup belongs to, or null. */
export const findComposer: Message<null, { network: NetworkId | null }> = {
  name: 'extension.find-composer',
};
/** Inserts into that composer; nothing else is added to the page. */
export const insertHere: Message<ChoiceIds, { placed: InsertHereOutcome }> = {
  name: 'extension.insert-here',
};
/** Where the text went, or why nowhere. */
export type InsertHereOutcome =
  | 'no-footprint'
  | 'clipboard'
  | 'nowhere'
  | 'no-composer'
  /** The focus is where posts are written, in an editor that no recipe fits. */
  | 'unrecognised';

export const listRecentShares: Message<{ most: number }, RecentShare[]> = {
  name: 'extension.list-recent-shares',
};
/** Every share of this device, for the person's own export. */
export const exportDeviceLog: Message<null, DeviceShare[]> = {
  name: 'extension.export-device-log',
};

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

/** What somebody who helps needs to know: codes, counts, ages and versions, and nothing that names a person or a company. */
export const exportDiagnostics: Message<null, Diagnostics> = {
  name: 'extension.export-diagnostics',
};

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

export const getFeedStatus: Message<null, FeedStatus> = { name: 'extension.get-feed-status' };
export const refreshFeed: Message<null, FeedStatus> = { name: 'extension.refresh-feed' };
