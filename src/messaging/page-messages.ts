import type { ComposerKind, ShareMode } from '../contract/event.ts';
import type { Instant, NetworkId, Slug } from '../contract/primitives.ts';
import type { Offer } from '../domain/choice.ts';
import { defineMessage } from './message.ts';

/**
 * The loader saw a composer. `button`: a button may stand beside it, and the composer part is in the page; false
 * when the person or the company chose a mode that adds nothing to pages.
 */
export const injectComposer = defineMessage<{ hasPart: boolean }, { button: boolean }>(
  'page.inject-composer',
);

/** The caret was clicked for the first time: put the picker into this page. */
export const injectPicker = defineMessage<null, null>('page.inject-picker');

/** The short list for this person and this network, ready to insert. */
export const getOffer = defineMessage<{ network: NetworkId }, Offer>('page.get-offer');

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

/** What the page says of the end of a share. The permalink is one that the network's own toast carried. */
export interface OutcomeReport {
  eventId: string;
  shareId: string;
  occurredAt: Instant;
  outcome:
    | { state: 'published'; permalink: string }
    | { state: 'probable' }
    | { state: 'abandoned' };
}

/** Keep an insertion in the share log and the outbox; the answer comes once it is stored. */
export const recordInsertion = defineMessage<InsertionReport, null>('page.record-insertion');

/** Keep the end of a share likewise. */
export const recordOutcome = defineMessage<OutcomeReport, null>('page.record-outcome');

/** Open the extension's own page where the person gives or refuses consent, or enrols. */
export const openWelcome = defineMessage<null, null>('page.open-welcome');
