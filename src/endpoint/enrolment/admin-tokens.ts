import type { Context } from '../context.ts';
import { hashSecret, mintToken } from './secrets.ts';

/** Makes an admin token. It is said here and kept as a hash. */
export async function mintAdminToken(context: Context): Promise<string> {
  const token = mintToken('admin');
  await context.store.addAdminToken(context.tenant, {
    tokenHash: hashSecret(token),
    now: context.now().toISOString(),
  });
  return token;
}
