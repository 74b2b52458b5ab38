import type { WorkerContext } from './context.ts';
import { deliver, SAFETY_DELAY_MS } from './delivery.ts';

/**
 * From a recording to the delivery that follows, in milliseconds: what else is recorded by then is written without a
 * delivery beside it, and goes along.
 */
const PAUSE_MS = 250;

/** Gives what asks for a delivery in a moment; asking again meanwhile changes nothing. */
export function createDeliverSoon(
  context: WorkerContext,
  run: (part: string, work: () => Promise<void>) => void,
): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    // A worker that dies within the moment is woken again.
    run('deliver', () => context.scheduleDelivery(SAFETY_DELAY_MS));
    setTimeout(() => {
      isWaiting = false;
      run('deliver', () => deliver(context));
    }, PAUSE_MS);
  };
}
