import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Context } from '../../../src/endpoint/context.ts';
import type { StoredEvent } from '../../../src/endpoint/store/store.ts';
import { makeStoredEvent } from '../../endpoint/samples.ts';
import { BATCH_EVENTS } from './batches.ts';

/** Batches of events as the store takes them, each event new and the beginning of a share. */
export function makeStoredBatches(count: number): StoredEvent[][] {
  return Array.from({ length: count }, () => Array.from({ length: BATCH_EVENTS }, makeFresh));
}

/** Has the store take batches in, so many at once; answers how many events a second it took. */
export async function storeAll(
  { store, tenant }: Pick<Context, 'store' | 'tenant'>,
  batches: readonly StoredEvent[][],
  { atOnce, expected }: { atOnce: number; expected: 'accepted' | 'duplicate' },
): Promise<number> {
  const waiting = batches.values();
  const outcomes: string[] = [];
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const events of waiting) outcomes.push(...(await store.appendEvents(tenant, events)));
    }),
  );
  const seconds = (performance.now() - begin) / 1_000;
  if (!outcomes.every((outcome) => outcome === expected)) throw new Error(`not all ${expected}`);
  return outcomes.length / seconds;
}

function makeFresh(): StoredEvent {
  const id = v7();
  const payloadHash = createHash('sha256').update(id).digest('hex');
  return makeStoredEvent({ id, shareId: v7(), payloadHash });
}
