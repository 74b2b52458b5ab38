import { BATCH_MAX_EVENTS } from '../contract/event.ts';
import type { Database } from '../storage/database.ts';
import { listQueued, settleBatch } from '../storage/outbox.ts';
import type { OutboxEntry } from '../storage/records.ts';
import type { EndpointClient } from './endpoint-client.ts';
import type { EndpointError } from './endpoint-result.ts';

/** How a delivery run ended. `delivered`: nothing is queued any more. */
export type DeliveryOutcome =
  | { outcome: 'delivered'; settled: number }
  | { outcome: 'retry'; settled: number; error: EndpointError; retryAfterMs: number | null }
  | { outcome: 'unauthorised'; settled: number };

/** Answers for one batch, or why to stop. */
type BatchOutcome = { settled: number } | Exclude<DeliveryOutcome, { outcome: 'delivered' }>;

/**
 * Delivers what is queued, oldest first, batch after batch. An event leaves the outbox only when the
 * endpoint names its id; whatever is unclear is sent again with the same id, later.
 */
export async function deliverOutbox(
  database: Database,
  client: Pick<EndpointClient, 'postEvents'>,
): Promise<DeliveryOutcome> {
  let settled = 0;
  for (;;) {
    const batch = await listQueued(database, BATCH_MAX_EVENTS);
    if (batch.length === 0) return { outcome: 'delivered', settled };
    const result = await deliverBatch(database, client, batch);
    settled += result.settled;
    if ('outcome' in result) return { ...result, settled };
  }
}

async function deliverBatch(
  database: Database,
  client: Pick<EndpointClient, 'postEvents'>,
  batch: readonly OutboxEntry[],
): Promise<BatchOutcome> {
  const result = await client.postEvents(batch.map((entry) => entry.event));
  if (result.ok) {
    const settled = await settleBatch(database, batch, result.value);
    // An answer that names none of our ids is not this endpoint's.
    return settled > 0 ? { settled } : retry(0, 'bad-answer', null);
  }
  if (result.error === 'unauthorised') return { outcome: 'unauthorised', settled: 0 };
  if (result.error === 'refused') return splitRefused(database, client, batch);
  return retry(0, result.error, result.retryAfterMs ?? null);
}

/** A batch that is refused as a whole is halved until the one event that can't pass stands alone; that one is kept aside. */
async function splitRefused(
  database: Database,
  client: Pick<EndpointClient, 'postEvents'>,
  batch: readonly OutboxEntry[],
): Promise<BatchOutcome> {
  const [only] = batch;
  if (batch.length === 1 && only) {
    const refusal = { id: only.id, status: 'rejected', reason: 'refused' } as const;
    return { settled: await settleBatch(database, batch, [refusal]) };
  }
  const middle = Math.ceil(batch.length / 2);
  let settled = 0;
  for (const half of [batch.slice(0, middle), batch.slice(middle)]) {
    const result = await deliverBatch(database, client, half);
    settled += result.settled;
    if ('outcome' in result) return { ...result, settled };
  }
  return { settled };
}

function retry(settled: number, error: EndpointError, retryAfterMs: number | null): BatchOutcome {
  return { outcome: 'retry', settled, error, retryAfterMs };
}
