import type { Context } from '../context.ts';
import type { PersonRecord } from '../store/people-store.ts';
import { hashSecret, mintToken } from './secrets.ts';

/**
 * Makes the token that follows the one of a request. The old one is good until the new one is used for the first time,
 * so that a lost answer costs nothing: the client asks again.
 */
export async function rotateToken(
  context: Context,
  { person, familyId }: { person: PersonRecord; familyId: string },
): Promise<string> {
  const token = mintToken(person.label === null ? 'device' : 'staff');
  await context.store.rotateToken(context.tenant, {
    familyId,
    tokenHash: hashSecret(token),
    now: context.now().toISOString(),
  });
  return token;
}
