import { createHmac } from 'node:crypto';
import { quarterOf } from '../instants.ts';
import type { AmbassadorRecord } from '../store/store.ts';
import { base32 } from './base32.ts';

/** Eight characters. */
const PSEUDONYM_BYTES = 5;

/**
 * The pseudonym that stands for an ambassador in links and in the share log during one quarter (UTC):
 * the start of base32(HMAC-SHA256(tenant secret, ambassador id | quarter)). Nobody without the tenant's
 * secret can tie it to a person, or tie two quarters together.
 */
export function mintPseudonym(
  secret: string,
  ambassador: Pick<AmbassadorRecord, 'ambassadorId'>,
  at: Date,
): string {
  const digest = createHmac('sha256', secret)
    .update(`${ambassador.ambassadorId}|${quarterOf(at)}`)
    .digest();
  return base32(digest.subarray(0, PSEUDONYM_BYTES));
}

/** The pseudonyms of one ambassador, each minted once: the events of a batch are hardly ever of two quarters. */
export function rememberPseudonyms(
  secret: string,
  ambassador: Pick<AmbassadorRecord, 'ambassadorId'>,
): (at: Date) => string {
  const known = new Map<string, string>();
  return (at) => {
    const quarter = quarterOf(at);
    const pseudonym = known.get(quarter) ?? mintPseudonym(secret, ambassador, at);
    known.set(quarter, pseudonym);
    return pseudonym;
  };
}
