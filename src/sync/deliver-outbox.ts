import { BATCH_MAX_EVENTS } from '../contract/event.ts';
import type { Database } from '../storage/database.ts';
import { listQueued, settleBatch } from '../storage/outbox.ts';
import type { OutboxEntry } from '../storage/records.ts';
import { cutBatch } from './cut-batch.ts';
import type { EndpointClient } from './endpoint-client.ts';
import type { EndpointError } from './endpoint-result.ts';

/** How a delivery run ended. `delivered`: nothing is queued any more. */
export type DeliveryOutcome =
  | { outcome: 'delivered'; settled: number }
  | { outcome: 'retry'; settled: number; error: EndpointError; retryAfterMs: number | null }
  | { outcome: 'unauthorised'; settled: number };

type Failure = Exclude<DeliveryOutcome, { outcome: 'delivered' }>;

/** Answers for one batch, or why to stop. */
type BatchOutcome = { settled: number } | Failure;

/** Statuses that speak of this very request: malformed, too large, unprocessable. A 404 or 405 is another server's. */
const STATUSES_OF_A_BATCH: ReadonlySet<number | undefined> = new Set([400, 413, 422]);
const TOO_LARGE = 413;

/** So many events refused alone, and none taken: then it is the server that is at fault, and no event is set aside. */
const SUSPICIOUS_REFUSALS = 5;

/**
 * What was recorded while everything before it was under way waits so long, in milliseconds: more may follow, and it goes
 * along. Otherwise a burst of shares is delivered in twos and threes, and each delivery slows what is being recorded.
 */
const GATHER_MS = 250;

/** The endpoint of one company, and what names that company in the outbox. */
export interface DeliveryTarget {
  company: string;
  client: Pick<EndpointClient, 'postEvents'>;
}

/**
 * Delivers what is queued for a company, oldest first, batch after batch. An event leaves the outbox only when the
 * endpoint names its id; whatever is unclear is sent again with the same id, later.
 */
export async function deliverOutbox(
  database: Database,
  { company, client }: DeliveryTarget,
): Promise<DeliveryOutcome> {
  let settled = 0;
  let wasAll = false;
  for (;;) {
    const queued = await listQueued(database, company, BATCH_MAX_EVENTS);
    if (queued.length === 0) return { outcome: 'delivered', settled };
    if (wasAll) {
      wasAll = false;
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      continue;
    }
    const batch = cutBatch(queued);
    wasAll = batch.length < BATCH_MAX_EVENTS && batch.length === queued.length;
    const result = await deliverBatch(database, client, batch);
    settled += result.settled;
    if ('outcome' in result) return { ...result, settled };
  }
}

/** A batch is sent whole; one that is refused as such is halved until the event that can't pass stands alone. */
async function deliverBatch(
  database: Database,
  client: Pick<EndpointClient, 'postEvents'>,
  batch: readonly OutboxEntry[],
): Promise<BatchOutcome> {
  const parts = [batch];
  const refused: { entry: OutboxEntry; reason: string }[] = [];
  let settled = 0;
  let failure: Failure | null = null;
  for (let part = parts.shift(); part && !failure; part = parts.shift()) {
    const result = await sendPart(database, client, part);
    if (!('refusedWith' in result)) {
      settled += result.settled;
      if ('outcome' in result) failure = result;
      continue;
    }
    const [only] = part;
    if (part.length === 1 && only) refused.push({ entry: only, reason: result.refusedWith });
    else parts.unshift(...halve(part));
    if (settled === 0 && refused.length >= SUSPICIOUS_REFUSALS) return retry('bad-answer', null);
  }
  settled += await settleBatch(
    database,
    refused.map(({ entry }) => entry),
    refused.map(({ entry, reason }) => ({ id: entry.id, status: 'rejected', reason })),
  );
  return failure ? { ...failure, settled } : { settled };
}

async function sendPart(
  database: Database,
  client: Pick<EndpointClient, 'postEvents'>,
  part: readonly OutboxEntry[],
): Promise<BatchOutcome | { refusedWith: 'refused' | 'too-large' }> {
  const result = await client.postEvents(part.map((entry) => entry.event));
  if (result.ok) {
    const settled = await settleBatch(database, part, result.value);
    // An answer that names none of our ids is not this endpoint's.
    return settled > 0 ? { settled } : retry('bad-answer', null);
  }
  if (result.error === 'unauthorised') return { outcome: 'unauthorised', settled: 0 };
  if (result.error === 'refused' && STATUSES_OF_A_BATCH.has(result.status)) {
    return { refusedWith: result.status === TOO_LARGE ? 'too-large' : 'refused' };
  }
  return retry(result.error, result.retryAfterMs ?? null);
}

function halve(part: readonly OutboxEntry[]): OutboxEntry[][] {
  const middle = Math.ceil(part.length / 2);
  return [part.slice(0, middle), part.slice(middle)];
}

function retry(error: EndpointError, retryAfterMs: number | null): Failure {
  return { outcome: 'retry', settled: 0, error, retryAfterMs };
}
