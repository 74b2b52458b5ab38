import { hasMoreQueued } from '../storage/outbox.ts';
import type { WorkerContext } from './context.ts';
import { deliver, SAFETY_DELAY_MS } from './delivery.ts';
import { makeOffersAhead } from './offer.ts';

/**
 * From a recording to the delivery that follows, in milliseconds: what else is recorded by then is written without a
 * delivery beside it, and goes along.
 */
const PAUSE_MS = 250;

/** Nothing is made ahead until nothing was recorded for so long, in milliseconds: each record would undo it. */
const QUIET_MS = 3_000;

/** With more events than this in the queue the worker does nothing ahead: what it holds while it drains them is enough. */
const BACKLOG = 100;

/** Gives what asks for a delivery in a moment; asking again meanwhile changes nothing. */
export function createDeliverSoon(
  context: WorkerContext,
  run: (part: string, work: () => Promise<void>) => void,
): () => void {
  let isWaiting = false;
  let ahead: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    // A worker that dies within the moment is woken again.
    run('deliver', () => context.scheduleDelivery(SAFETY_DELAY_MS));
    setTimeout(() => {
      isWaiting = false;
      run('deliver', async () => {
        await deliver(context);
        // What was recorded changed the short lists: the next popup finds them ready.
        clearTimeout(ahead);
        if (await hasMoreQueued(context.database, BACKLOG)) return;
        ahead = setTimeout(() => run('offers', () => makeOffersAhead(context)), QUIET_MS);
      });
    }, PAUSE_MS);
  };
}
