import * as z from 'zod';
import type { Lookup } from './change-rows.ts';
import type { Database } from './database.ts';
import type { OfferedChoice } from './records.ts';

/** How long an offer is remembered, in milliseconds: a composer may stay open for days. */
const REMEMBER_MS = 30 * 24 * 60 * 60_000;

const lastOfferSchema = z.array(z.looseObject({ key: z.string(), link: z.string() }));

/** What names a wording that was offered. */
export type OfferedIds = Pick<OfferedChoice, 'itemId' | 'itemRevision' | 'variantId' | 'network'>;

/** What is offered, without the moment. */
export type Offered = Omit<OfferedChoice, 'key' | 'offeredAt'>;

/** Remembers what was offered on one network, and forgets what was offered long ago. The journal keeps the last offer of each. */
export async function rememberOffered(
  database: Database,
  choices: readonly Offered[],
  now: Date,
): Promise<void> {
  const offeredAt = now.toISOString();
  const oldest = new Date(now.getTime() - REMEMBER_MS).toISOString();
  const rows = choices.map((choice) => ({ ...choice, key: offeredKey(choice), offeredAt }));
  const network = rows[0]?.network;
  await Promise.all([
    database.attempt(() =>
      database.transaction('rw', database.offered, async () => {
        await database.offered.where('offeredAt').below(oldest).delete();
        await database.offered.bulkPut(rows);
      }),
    ),
    network === undefined ? null : database.journal.write({ [journalKey(network)]: rows }),
  ]);
}

/** Remembers an offer that the database has, where the journal holds another one of its network by now. */
export async function rememberOfferedAgain(
  database: Database,
  choices: readonly Offered[],
  now: Date,
): Promise<void> {
  const [first] = choices;
  if (!first) return;
  const key = journalKey(first.network);
  const last = lastOfferSchema.safeParse((await database.journal.read([key])).get(key)).data ?? [];
  const isLast = choices.every((choice, at) => last[at]?.key === offeredKey(choice));
  if (!isLast || last.length !== choices.length) await rememberOffered(database, choices, now);
}

/** The lookup of a wording that these ids name, as it was last offered. */
export function lookUpOffered(ids: OfferedIds): Lookup<OfferedChoice> {
  const key = offeredKey(ids);
  return {
    table: 'offered',
    id: key,
    journalKey: journalKey(ids.network),
    isNew: false,
    read(stored, copy) {
      const offered = copy === 'journal' ? lastOfferSchema.safeParse(stored).data : [stored];
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what stands under these keys was written as such above
      return (offered as OfferedChoice[] | undefined)?.find((choice) => choice?.key === key);
    },
  };
}

function offeredKey({ network, itemId, itemRevision, variantId }: OfferedIds): string {
  return [network, itemId, itemRevision, variantId].join('.');
}

function journalKey(network: string): string {
  return `of:${network}`;
}
