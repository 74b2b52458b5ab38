import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { decodeCode, encodeCode } from './code-text.ts';

/** What a code seals: small numbers that stand for an item, a person, a network and a quarter. */
export interface SealedLink {
  item: number;
  /** 0 for a link without attribution. */
  ambassador: number;
  network: number;
  /** Quarters since the first one of 2026: the pseudonym is the one that the person had then. */
  quarter: number;
}

/** The two keys of a tenant's codes, as key objects: Node takes longer to look at a key of bytes than to hash a code. */
export interface LinkKeys {
  check: KeyObject;
  mask: KeyObject;
}

/** Bits of each number, in the order in which they stand. Together with the check they fill the code. */
const FIELD_BITS = { item: 18, ambassador: 20, network: 4, quarter: 6 } as const;
/** No ambassador has a number from here on. */
export const MOST_AMBASSADORS = 2 ** FIELD_BITS.ambassador;
const FIELDS = ['item', 'ambassador', 'network', 'quarter'] as const;
const CHECK_BYTES = 4;
const PAYLOAD_BYTES = 6;
const KEY_BYTES = 32;

/** The chance that a code which nobody made is believed: one of 2^32, and its numbers must exist as well. */
export const FALSE_ACCEPTANCE = 2 ** -(CHECK_BYTES * 8);

/** The keys of a tenant's codes, from its secret (HKDF, RFC 5869): no other tenant's code opens with them. */
export function deriveLinkKeys(secret: string, tenant: string): LinkKeys {
  const info = `portevoix short link v1|${tenant}`;
  const bytes = new Uint8Array(hkdfSync('sha256', secret, '', info, 2 * KEY_BYTES));
  return {
    check: createSecretKey(bytes.subarray(0, KEY_BYTES)),
    mask: createSecretKey(bytes.subarray(KEY_BYTES)),
  };
}

/** Whether each number has room in a code. */
export function fitsCode(link: SealedLink): boolean {
  return FIELDS.every((field) => link[field] >= 0 && link[field] < 2 ** FIELD_BITS[field]);
}

/**
 * The code of a link: always the same for the same link, and no two of one person look alike. The check is a keyed
 * hash of the numbers and at once the seed that hides them, as in synthetic IVs (RFC 5297): whoever changes a
 * character changes one without the other.
 *
 * @throws {RangeError} for a number without room
 */
export function sealLink(keys: LinkKeys, link: SealedLink): string {
  if (!fitsCode(link)) throw new RangeError('A number has no room in a code.');
  const payload = writePayload(link);
  const check = hash(keys.check, payload, CHECK_BYTES);
  return encodeCode(Buffer.concat([check, hide(keys, check, payload)]));
}

/** What a code seals, or null for one that this tenant did not make. Every text takes the same work. */
export function openCode(keys: LinkKeys, code: string): SealedLink | null {
  const decoded = decodeCode(code);
  const bytes = decoded ?? Buffer.alloc(CHECK_BYTES + PAYLOAD_BYTES);
  const check = bytes.subarray(0, CHECK_BYTES);
  const payload = hide(keys, check, bytes.subarray(CHECK_BYTES));
  const isOurs = hash(keys.check, payload, CHECK_BYTES).equals(check);
  return isOurs && decoded ? readPayload(payload) : null;
}

function hash(key: KeyObject, bytes: Uint8Array, length: number): Buffer {
  return createHmac('sha256', key).update(bytes).digest().subarray(0, length);
}

/** Hides the numbers, or shows them again. */
function hide(keys: LinkKeys, check: Uint8Array, payload: Uint8Array): Uint8Array {
  const mask = hash(keys.mask, check, PAYLOAD_BYTES);
  return payload.map((byte, index) => byte ^ (mask[index] ?? 0));
}

function writePayload(link: SealedLink): Uint8Array {
  let bits = 0n;
  for (const field of FIELDS) bits = (bits << BigInt(FIELD_BITS[field])) | BigInt(link[field]);
  return Buffer.from(bits.toString(16).padStart(PAYLOAD_BYTES * 2, '0'), 'hex');
}

function readPayload(payload: Uint8Array): SealedLink {
  let bits = BigInt(`0x${Buffer.from(payload).toString('hex')}`);
  const link: SealedLink = { item: 0, ambassador: 0, network: 0, quarter: 0 };
  for (const field of FIELDS.toReversed()) {
    const width = BigInt(FIELD_BITS[field]);
    link[field] = Number(bits & ((1n << width) - 1n));
    bits >>= width;
  }
  return link;
}
