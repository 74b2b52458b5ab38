import type { ShareMode } from '../contract/event.ts';
import type { Choice } from '../domain/choice.ts';
import { newEventId } from '../domain/new-id.ts';
import type { ChoiceIds } from '../messaging/extension-messages.ts';
import type { Network } from '../networks/network.ts';
import { findNetwork } from '../networks/registry.ts';
import type { WorkerContext } from './context.ts';
import { makeOffer } from './offer.ts';
import { recordInsertion } from './record-share.ts';

/** A choice that is on offer now, with its network. */
export interface OfferedNow {
  network: Network;
  choice: Choice;
}

/** The choice that these ids name, if it is on offer now. */
export async function findOfferedNow(
  context: WorkerContext,
  { network: id, itemId, variantId }: ChoiceIds,
): Promise<OfferedNow | null> {
  const network = findNetwork(id);
  if (!network) return null;
  const { choices } = await makeOffer(context, network);
  const choice = choices.find(
    (candidate) => candidate.itemId === itemId && candidate.variantId === variantId,
  );
  return choice ? { network, choice } : null;
}

/** Records a share that leaves from a page of ours and not from a composer. */
export function recordFromPopup(
  context: WorkerContext,
  { network, choice }: OfferedNow,
  mode: Extract<ShareMode, 'prefilled' | 'clipboard'>,
): Promise<void> {
  return recordInsertion(context, {
    eventId: newEventId(),
    shareId: newEventId(),
    occurredAt: context.now().toISOString(),
    itemId: choice.itemId,
    itemRevision: choice.itemRevision,
    variantId: choice.variantId,
    network: network.id,
    composer: 'post',
    mode,
  });
}
