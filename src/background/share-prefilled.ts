import { newEventId } from '../domain/new-id.ts';
import { prefilledUrl } from '../networks/network.ts';
import { findNetwork } from '../networks/registry.ts';
import type { WorkerContext } from './context.ts';
import { deliver } from './delivery.ts';
import { makeOffer } from './offer.ts';
import { recordInsertion } from './record-share.ts';

/** Opens the network's own composer with the text in it and records the share; false if it is no longer on offer. */
export async function openPrefilled(
  context: WorkerContext,
  request: { network: string; itemId: string; variantId: string },
): Promise<boolean> {
  const network = findNetwork(request.network);
  if (!network) return false;
  const { choices } = await makeOffer(context, network);
  const choice = choices.find(
    ({ itemId, variantId }) => itemId === request.itemId && variantId === request.variantId,
  );
  if (!choice) return false;
  await recordInsertion(context, {
    eventId: newEventId(),
    shareId: newEventId(),
    occurredAt: context.now().toISOString(),
    itemId: choice.itemId,
    itemRevision: choice.itemRevision,
    variantId: choice.variantId,
    network: network.id,
    composer: 'post',
    mode: 'prefilled',
  });
  await context.openTab(prefilledUrl(network, choice.text));
  await deliver(context);
  return true;
}
