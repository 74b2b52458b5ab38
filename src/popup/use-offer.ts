import { type Signal, useSignal } from '@preact/signals';
import type { NetworkId } from '../contract/primitives.ts';
import type { Offer } from '../domain/choice.ts';
import { findComposer, listOffer } from '../messaging/extension-messages.ts';
import type { Message } from '../messaging/message.ts';
import { networks } from '../networks/registry.ts';

/** Asks the worker and has the answer kept; false if it gave none. */
export type Ask = <Request, Answer>(
  message: Message<Request, Answer>,
  payload: Request,
  keep: (answer: Answer) => void,
) => Promise<boolean>;

/** Which network the popup shows, and what there is for it. */
interface OfferModel {
  network: Signal<NetworkId>;
  /** Null while it is on its way. */
  offer: Signal<Offer | null>;
  /** The network whose composer waits behind the popup; null: none does. */
  composer: Signal<NetworkId | null>;
  loadOffer: (wanted: NetworkId) => Promise<boolean>;
  /** Finds the composer that waits, which decides which network is shown first, and the offer for it. */
  loadFirstOffer: () => Promise<boolean>;
}

/** What the popup offers, of one network at a time. */
export function useOffer(ask: Ask): OfferModel {
  const network = useSignal<NetworkId>(networks[0]?.id ?? '');
  const offer = useSignal<Offer | null>(null);
  const composer = useSignal<NetworkId | null>(null);

  const loadOffer = (wanted: NetworkId) =>
    ask(listOffer, { network: wanted }, (answer) => {
      if (network.value === wanted) offer.value = answer;
    });

  /** The page may be slow to say: a network that the person chose meanwhile stays. */
  const loadComposer = (likely: NetworkId) =>
    ask(findComposer, null, ({ network: found }) => {
      composer.value = found;
      if (found && network.value === likely) network.value = found;
    });

  /** Asks for the likely offer at once; what came for another network than the composer's is shown to nobody. */
  async function loadFirstOffer() {
    const likely = network.value;
    const early: { answer: Offer | null } = { answer: null };
    const asked = ask(listOffer, { network: likely }, (answer) => (early.answer = answer));
    await loadComposer(likely);
    if (network.value !== likely) return loadOffer(network.value);
    const isAnswered = await asked;
    if (early.answer && network.value === likely) offer.value = early.answer;
    return isAnswered;
  }

  return { network, offer, composer, loadOffer, loadFirstOffer };
}
