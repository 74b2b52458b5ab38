import type { Receipt, ReceiptContent } from '../../contract/people.ts';
import type { Context } from '../context.ts';
import { DAY_MS } from '../instants.ts';
import { countQuarters, startOfQuarter } from '../links/quarter.ts';
import { mintPseudonym } from './pseudonym.ts';

/** An event may tell of a time before its device was enrolled by our clock; see event-intake.ts. */
const EARLIER_MS = 35 * DAY_MS;

/** A request to leave or to be erased. */
export interface FarewellRequest {
  kind: ReceiptContent['kind'];
  personId: string;
  receiptId: string;
}

/**
 * Lets an ambassador leave, or takes everything out that could be tied to them; the receipt says what was done and is
 * signed. Null if another request did it already.
 */
export async function bidFarewell(
  context: Context,
  { kind, personId, receiptId }: FarewellRequest,
): Promise<Receipt | null> {
  const { store, tenant } = context;
  const at = context.now().toISOString();
  const farewell = {
    personId,
    pseudonyms: kind === 'erased' ? await listPseudonyms(context, personId) : [],
    now: at,
    seal(counts: Pick<ReceiptContent, 'shares' | 'events' | 'clicks' | 'conversions' | 'tokens'>) {
      const receipt: ReceiptContent = { receiptId, tenant, kind, at, ...counts };
      const signature = context.readSigner().sign('receipt', receipt);
      const action = kind === 'erased' ? 'ambassador.erased' : 'ambassador.left';
      const audit = { at, actor: 'ambassador', action, subject: receiptId, details: {} } as const;
      return { receipt: { receipt, signature }, audit };
    },
  };
  return kind === 'erased' ? store.erase(tenant, farewell) : store.leave(tenant, farewell);
}

/** Every pseudonym that a person can have had. */
async function listPseudonyms(
  { store, tenant, now }: Context,
  personId: string,
): Promise<string[]> {
  const { secret } = await store.readTenant(tenant);
  const enrolledAt = await store.readEnrolledAt(tenant, personId);
  if (enrolledAt === null) return [];
  const first = countQuarters(new Date(Date.parse(enrolledAt) - EARLIER_MS));
  const last = countQuarters(new Date(now().getTime() + DAY_MS));
  return Array.from({ length: last - first + 1 }, (_, index) =>
    mintPseudonym(secret, { ambassadorId: personId }, startOfQuarter(first + index)),
  );
}
