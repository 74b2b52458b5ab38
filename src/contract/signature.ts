import * as z from 'zod';

/** Name of a signing key: the first 80 bits of the SHA-256 of its public half, in base32. */
export const keyIdSchema = z.string().regex(/^[a-z2-7]{16}$/, 'use a key id of 16 characters');

/** Ed25519 public key (RFC 8032): its 32 bytes in base64url. */
export const publicKeySchema = z.strictObject({
  id: keyIdSchema,
  key: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'use 32 bytes in base64url'),
});

/** Ed25519 signature: its 64 bytes in base64url, and the key that made it. */
export const signatureSchema = z.strictObject({
  keyId: keyIdSchema,
  value: z.string().regex(/^[A-Za-z0-9_-]{86}$/, 'use 64 bytes in base64url'),
});

/**
 * The public keys of a company: the one that signs, and the one that will sign after the next rotation. The version
 * grows with every rotation. A device pins the ring when it enrols.
 */
export const keyRingSchema = z.strictObject({
  version: z.int().min(1),
  active: publicKeySchema,
  next: publicKeySchema,
});

/** A new ring, signed by a key of the ring before it. Nothing else can move a device from one ring to another. */
export const keyRingChangeSchema = z.strictObject({
  ring: keyRingSchema,
  signature: signatureSchema,
});

/** Most changes of the ring that a feed carries: a device that missed more of them enrols anew. */
export const KEY_RING_CHANGES_MAX = 16;

export type PublicKey = z.infer<typeof publicKeySchema>;
export type Signature = z.infer<typeof signatureSchema>;
export type KeyRing = z.infer<typeof keyRingSchema>;
export type KeyRingChange = z.infer<typeof keyRingChangeSchema>;
