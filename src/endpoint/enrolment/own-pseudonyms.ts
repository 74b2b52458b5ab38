import type { Context } from '../context.ts';
import { DAY_MS } from '../instants.ts';
import { countQuarters, startOfQuarter } from '../links/quarter.ts';
import { mintPseudonym } from './pseudonym.ts';

/** An event may tell of a time before its device was enrolled by our clock; see event-intake.ts. */
const EARLIER_MS = 35 * DAY_MS;

/** Every pseudonym that a person can have had. */
export async function listPseudonyms(
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
