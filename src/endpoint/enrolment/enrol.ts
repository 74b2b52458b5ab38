import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { type Enrolment, type StaffEnrolment, staffSchema } from '../../contract/enrolment.ts';
import type { Context } from '../context.ts';
import { hashSecret, mintToken } from './secrets.ts';
import { toAmbassador } from './to-ambassador.ts';

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
  const exchange = { codeHash: hashSecret(code), ...mintSeat(deviceToken, now) };
  const person = await store.enrol(tenant, exchange, 'ambassador');
  if (!person) return { status: 'code-refused' };
  const ambassador = toAmbassador(secret, { ...person, ambassadorId: person.personId }, now);
  return {
    status: 'enrolled',
    enrolment: {
      tenant,
      deviceToken,
      ambassador,
      programme,
      keyRing,
    },
  };
}

/** Exchanges a one-time code of somebody of the company's side for their token; null if the code is not good. */
export async function enrolStaff(context: Context, code: string): Promise<StaffEnrolment | null> {
  const { store, tenant } = context;
  const token = mintToken('staff');
  const exchange = { codeHash: hashSecret(code), ...mintSeat(token, context.now()) };
  const person = await store.enrol(tenant, exchange, 'staff');
  if (!person) return null;
  const { personId, label, roles } = person;
  const staff = staffSchema.parse({ label, roles });
  return { tenant, token, personId, staff };
}

/** Ids for a new person, their first family of tokens, and the token as it is kept. */
export function mintSeat(token: string, now: Date) {
  return {
    personId: randomUUID(),
    familyId: v7({ msecs: now.getTime() }),
    tokenHash: hashSecret(token),
    now: now.toISOString(),
  };
}
