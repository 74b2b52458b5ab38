import { allowsMode } from '../domain/share-mode.ts';
import { isCurrent, type Trouble, type TroubleReport } from '../domain/trouble.ts';
import type { Network } from '../networks/network.ts';
import { keepTrouble, listTroubles } from '../storage/troubles.ts';
import type { WorkerContext } from './context.ts';
import { effectiveMode } from './device.ts';

/** What went wrong, without the network: that is the sender's, by the browser's word. */
type Finding = TroubleReport | { kind: 'no-composer'; recipe: null };

/**
 * Keeps what went wrong in a network's page, on this device only; for people who agreed, and whose mode acts on
 * pages at all. A recipe that the network does not have is nobody's.
 */
export async function noteTrouble(
  context: WorkerContext,
  network: Network,
  { kind, recipe }: Finding,
): Promise<void> {
  if (!allowsMode(await effectiveMode(context), 'no-footprint')) return;
  await keepTrouble(context.database, {
    network: network.id,
    kind,
    recipe: network.composers.some(({ id }) => id === recipe) ? recipe : null,
    at: context.now().toISOString(),
    clientVersion: context.clientVersion,
  });
}

/** The troubles that count today. */
export async function describeTroubles(context: WorkerContext): Promise<Trouble[]> {
  const today = { now: context.now(), clientVersion: context.clientVersion };
  return (await listTroubles(context.database)).filter((trouble) => isCurrent(trouble, today));
}
