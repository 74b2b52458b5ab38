import type { Context } from '../context.ts';
import { type Signer, signItem } from './signer.ts';

/**
 * Signs what the signer's key has not signed, the current revision of each item and the composer recipes: content from
 * before there were signatures, and content of a key that a rotation retires. Resolves to how many items there were.
 * Words and revisions stay.
 */
export async function signStored(context: Context, signer: Signer): Promise<number> {
  const { store, tenant, now } = context;
  const items = await store.listItemsNotSignedBy(tenant, signer.keyId);
  await store.signItems(
    tenant,
    items.map((item) => signItem(signer, item)),
  );
  const { seq, signed } = await store.readRecipes(tenant);
  if (signed && signed.signature.keyId !== signer.keyId) {
    const signature = signer.sign('composer-recipes', signed.recipes);
    const again = { seq, signed: { ...signed, signature } };
    await store.saveRecipes(tenant, again, { now: now().toISOString() });
  }
  return items.length;
}
