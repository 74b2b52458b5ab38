import type { ComposerKind, ShareEvent, ShareMode, WordingStep } from '../contract/event.ts';
import type { Instant, NetworkId, Slug } from '../contract/primitives.ts';
import type { Offer } from '../domain/choice.ts';
import type { TroubleReport } from '../domain/trouble.ts';
import type { Message } from './message.ts';

/**
 * The loader saw a composer. `button`: a button may stand beside it, and the composer part is in the page; false
 * when the person or the company chose a mode that adds nothing to pages.
 */
export const injectComposer: Message<{ hasPart: boolean }, { button: boolean }> = {
  name: 'page.inject-composer',
};

/** An editor got the focus that no recipe fits: put into this page what can tell whether a network has changed. */
export const injectStrangerWatch: Message<null, null> = { name: 'page.inject-stranger-watch' };

/** The caret was clicked for the first time: put the picker into this page. */
export const injectPicker: Message<null, null> = { name: 'page.inject-picker' };

/** The short list for this person, this network and this kind of composer, ready to insert. */
export const getOffer: Message<{ network: NetworkId; composer: ComposerKind }, Offer> = {
  name: 'page.get-offer',
  repeatable: true,
};

/**
 * What the page says of an insertion: ids only. The worker composes the link itself, so that a page
 * can't slip one in. The ids are made before the first send; sending again records nothing twice.
 */
export interface InsertionReport {
  eventId: string;
  shareId: string;
  occurredAt: Instant;
  itemId: Slug;
  itemRevision: number;
  variantId: Slug;
  network: NetworkId;
  composer: ComposerKind;
  mode: ShareMode;
}

/**
 * How a share ended. The permalink is one that the network's own toast carried; `scheduled` and `unclaimed` as the
 * contract's events have them. `wording` is null unless our link was seen in the text when Post was activated.
 */
export type ShareOutcome =
  | { state: 'published'; permalink: string; wording: WordingStep | null }
  | { state: 'probable'; wording: WordingStep | null }
  | { state: 'scheduled'; evidence: ScheduleEvidence; wording: WordingStep | null }
  | { state: 'unclaimed' }
  | { state: 'abandoned' };

/** What says that a post goes out later. */
export type ScheduleEvidence = Extract<ShareEvent, { type: 'share.scheduled' }>['evidence'];

/** What the page says of the end of a share. */
export interface OutcomeReport {
  eventId: string;
  shareId: string;
  occurredAt: Instant;
  outcome: ShareOutcome;
}

/**
 * This is about to be recorded: the worker wakes, opens its database and reads what it will need while the editor takes
 * the text in. Nothing is written, and nobody waits for the answer.
 */
export const prepareRecording: Message<InsertionReport, null> = { name: 'page.prepare' };

/** Keep an insertion in the share log and the outbox; the answer comes once it is stored. */
export const recordInsertion: Message<InsertionReport, null> = {
  name: 'page.record-insertion',
  repeatable: true,
};

/** Keep the end of a share likewise. */
export const recordOutcome: Message<OutcomeReport, null> = {
  name: 'page.record-outcome',
  repeatable: true,
};

/**
 * The page's half did not work: an editor that no recipe fits, or a text that could not be read back. Stays on the
 * device. Which network it was, the worker knows from the sender.
 */
export const reportTrouble: Message<TroubleReport, null> = { name: 'page.report-trouble' };

/** Open the extension's own page where the person gives or refuses consent, or enrols. */
export const openWelcome: Message<null, null> = { name: 'page.open-welcome' };
