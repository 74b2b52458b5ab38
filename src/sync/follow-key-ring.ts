import type { KeyRing, KeyRingChange } from '../contract/signature.ts';
import { createVerifier } from './verify-signature.ts';

/**
 * The ring that a device pins after these changes, oldest first: each counts only if a key of the ring before it signed
 * it. Changes that the device knows already, and any that it has no reason to believe, leave the ring as it was.
 */
export async function followKeyRing(
  tenant: string,
  pinned: KeyRing,
  changes: readonly KeyRingChange[],
): Promise<KeyRing> {
  let current = pinned;
  for (const { ring, signature } of changes) {
    if (ring.version <= current.version) continue;
    const verify = await createVerifier(tenant, current);
    if ((await verify('key-ring', ring, signature)) === 'good') current = ring;
  }
  return current;
}
