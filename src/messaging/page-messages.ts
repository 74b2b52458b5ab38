import type { ShareEvent } from '../contract/event.ts';
import type { NetworkId } from '../contract/primitives.ts';
import type { Offer } from '../domain/choice.ts';
import { defineMessage } from './message.ts';

/** The loader saw a composer: put the composer part into this page. */
export const injectComposer = defineMessage<null, { injected: boolean }>('page.inject-composer');

/** The caret was clicked for the first time: put the picker into this page. */
export const injectPicker = defineMessage<null, { injected: boolean }>('page.inject-picker');

/** The short list for this person and this network, ready to insert. */
export const getOffer = defineMessage<{ network: NetworkId }, Offer>('page.get-offer');

/** Keep an event in the share log and the outbox; `recorded` only once it is stored. */
export const recordEvent = defineMessage<ShareEvent, { recorded: true }>('page.record-event');

/** Open the extension's own page where the person gives or refuses consent, or enrols. */
export const openWelcome = defineMessage<null, null>('page.open-welcome');
