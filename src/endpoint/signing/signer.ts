import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Item, SignedItem } from '../../contract/item.ts';
import {
  KEY_RING_CHANGES_MAX,
  type KeyRing,
  type KeyRingChange,
  type PublicKey,
  type Signature,
} from '../../contract/signature.ts';
import { type StatementKind, statementBytes } from '../../domain/statement.ts';
import { base32 } from '../enrolment/base32.ts';
import type { KeyFile, StoredKey } from './key-file.ts';

const KEY_ID_LENGTH = 16;

/** Signs for one tenant with its active key, and says which public keys there are. */
export interface Signer {
  /** The key that signs. */
  keyId: string;
  ring: KeyRing;
  changes: readonly KeyRingChange[];
  sign(kind: StatementKind, content: unknown): Signature;
}

/** Makes a new key pair. */
export function mintKey(now: Date): StoredKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return {
    id: base32(createHash('sha256').update(raw).digest()).slice(0, KEY_ID_LENGTH),
    createdAt: now.toISOString(),
    publicKey: raw.toString('base64url'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
  };
}

/** The first keys of a tenant. */
export function mintKeys(tenant: string, now: Date): KeyFile {
  return { tenant, version: 1, active: mintKey(now), next: mintKey(now), changes: [] };
}

/**
 * The keys after a rotation: the next one becomes active, a new next one is made, and the retiring key signs the
 * change, so that devices that pinned the old ring believe the new one. The retired private key is forgotten.
 */
export function rotateKeys(keys: KeyFile, now: Date): KeyFile {
  const { tenant, version, active, next, changes } = keys;
  const rotated = { tenant, version: version + 1, active: next, next: mintKey(now) };
  const ring = toRing(rotated);
  const change = { ring, signature: signWith(active, statementBytes(tenant, 'key-ring', ring)) };
  return { ...rotated, changes: [...changes, change].slice(-KEY_RING_CHANGES_MAX) };
}

/** Signs with a tenant's active key; with `key: 'next'`, with the one that a rotation is about to make active. */
export function makeSigner(keys: KeyFile, key: 'active' | 'next' = 'active'): Signer {
  return {
    keyId: keys[key].id,
    ring: toRing(keys),
    changes: keys.changes,
    sign: (kind, content) => signWith(keys[key], statementBytes(keys.tenant, kind, content)),
  };
}

/** Signs an item, as its approval does. */
export function signItem(signer: Signer, item: Item): SignedItem {
  return { item, signature: signer.sign('item', item) };
}

function signWith({ id, privateKey }: StoredKey, statement: Uint8Array): Signature {
  const key = createPrivateKey({
    key: Buffer.from(privateKey, 'base64url'),
    format: 'der',
    type: 'pkcs8',
  });
  return {
    keyId: id,
    value: sign(null, statement, key).toString('base64url'),
  };
}

function toRing({ version, active, next }: Pick<KeyFile, 'version' | 'active' | 'next'>): KeyRing {
  return { version, active: toPublicKey(active), next: toPublicKey(next) };
}

function toPublicKey({ id, publicKey }: StoredKey): PublicKey {
  return { id, key: publicKey };
}
