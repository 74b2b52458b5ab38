import type { Receipt, ReceiptContent } from '../../contract/people.ts';
import type { Context } from '../context.ts';
import { listPseudonyms } from './own-pseudonyms.ts';

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
