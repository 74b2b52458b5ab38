import type { KeyRing, PublicKey, Signature } from '../contract/signature.ts';
import { type StatementKind, statementBytes } from '../domain/statement.ts';

/** What a signature is worth: `unknown-key`: none of the pinned keys made it; `bad-signature`: it fits something else. */
export type SignatureVerdict = 'good' | 'unknown-key' | 'bad-signature';

/** Checks what one tenant signed. */
export type SignatureVerifier = (
  kind: StatementKind,
  content: unknown,
  signature: Signature,
) => Promise<SignatureVerdict>;

/** A verifier that believes the two keys of a ring and nobody else. */
export async function createVerifier(
  tenant: string,
  { active, next }: KeyRing,
): Promise<SignatureVerifier> {
  const keys = new Map([
    [active.id, await importKey(active)],
    [next.id, await importKey(next)],
  ]);
  return async (kind, content, { keyId, value }) => {
    const key = keys.get(keyId);
    if (!key) return 'unknown-key';
    const bytes = statementBytes(tenant, kind, content);
    const isGood = await crypto.subtle.verify('Ed25519', key, decodeBase64Url(value), bytes);
    return isGood ? 'good' : 'bad-signature';
  };
}

/** The key for WebCrypto (Ed25519 since Chromium 137 and Firefox 129); null if the text is no key at all. */
async function importKey({ key }: PublicKey): Promise<CryptoKey | null> {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key };
  return crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify']).catch(() => null);
}

function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
