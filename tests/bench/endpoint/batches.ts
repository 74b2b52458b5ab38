import { makeBatchNow, makeEvent } from '../../endpoint/samples.ts';

/** Events of one request. */
export const BATCH_EVENTS = 100;

/** Bodies of deliveries as devices send them, each event new: a click on a network, now. */
export function makeBodies(count: number): Buffer[] {
  return Array.from({ length: count }, () => {
    const occurredAt = new Date().toISOString();
    const events = Array.from({ length: BATCH_EVENTS }, () => makeEvent({ occurredAt }));
    return Buffer.from(JSON.stringify(makeBatchNow(...events)));
  });
}
