import type { Database } from './database.ts';
import type { OfferedChoice } from './records.ts';

/** How long an offer is remembered, in milliseconds: a composer may stay open for days. */
const REMEMBER_MS = 30 * 24 * 60 * 60_000;

/** What names a wording that was offered. */
export type OfferedIds = Pick<OfferedChoice, 'itemId' | 'itemRevision' | 'variantId' | 'network'>;

/** Remembers what was offered, and forgets what was offered long ago. */
export function rememberOffered(
  database: Database,
  choices: readonly Omit<OfferedChoice, 'key' | 'offeredAt'>[],
  now: Date,
): Promise<void> {
  const offeredAt = now.toISOString();
  const oldest = new Date(now.getTime() - REMEMBER_MS).toISOString();
  return database.transaction('rw', database.offered, async () => {
    await database.offered.where('offeredAt').below(oldest).delete();
    await database.offered.bulkPut(
      choices.map((choice) => ({ ...choice, key: offeredKey(choice), offeredAt })),
    );
  });
}

/** The wording that these ids name, as it was last offered. */
export function findOffered(
  database: Database,
  ids: OfferedIds,
): Promise<OfferedChoice | undefined> {
  return database.offered.get(offeredKey(ids));
}

function offeredKey({ network, itemId, itemRevision, variantId }: OfferedIds): string {
  return [network, itemId, itemRevision, variantId].join('.');
}
