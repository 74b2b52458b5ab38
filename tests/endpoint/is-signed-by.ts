import { createPublicKey, verify } from 'node:crypto';
import type { PublicKey, Signature } from '../../src/contract/signature.ts';
import { type StatementKind, statementBytes } from '../../src/domain/statement.ts';

/** Checks by node:crypto's own verification, from nothing but the public key as it was published. */
export function isSignedBy(
  key: PublicKey,
  { value }: Signature,
  [kind, content]: readonly [StatementKind, unknown],
): boolean {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.key };
  const bytes = statementBytes('default', kind, content);
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  return verify(null, bytes, publicKey, Buffer.from(value, 'base64url'));
}
