import { randomUUID } from 'node:crypto';
import type { Enrolment } from '../../contract/enrolment.ts';
import type { Context } from '../context.ts';
import { mintPseudonym } from './pseudonym.ts';
import { hashSecret, mintToken } from './secrets.ts';

/** What came of an enrolment: the device's token, or why there is none. */
export type EnrolmentOutcome =
  | { status: 'enrolled'; enrolment: Enrolment }
  | { status: 'code-refused' }
  | { status: 'no-programme' };

/**
 * Exchanges a one-time code for a device token, said here and never again. A wrong, a used and an expired
 * code are refused alike. Before the tenant has a programme, nothing happens and the code stays good.
 */
export async function enrol(context: Context, code: string): Promise<EnrolmentOutcome> {
  const { store, tenant } = context;
  const now = context.now();
  const { programme, secret } = await store.readTenant(tenant);
  if (!programme) return { status: 'no-programme' };
  // Before the code is spent: without keys it stays good.
  const { ring: keyRing } = context.readSigner();
  const deviceToken = mintToken('device');
  const ambassador = await store.enrol(tenant, {
    codeHash: hashSecret(code),
    ambassadorId: randomUUID(),
    tokenHash: hashSecret(deviceToken),
    now: now.toISOString(),
  });
  if (!ambassador) return { status: 'code-refused' };
  const { locale, topics } = ambassador;
  const pseudonym = mintPseudonym(secret, ambassador, now);
  return {
    status: 'enrolled',
    enrolment: {
      tenant,
      deviceToken,
      ambassador: { pseudonym, locale, topics },
      programme,
      keyRing,
    },
  };
}
