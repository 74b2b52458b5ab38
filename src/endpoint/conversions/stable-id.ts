import { createHash } from 'node:crypto';
import { stringify } from 'uuid';

/** Bytes of the time in a UUIDv7, and where its version and its variant stand. */
const TIME_BYTES = 6;
const VERSION_AT = 6;
const VARIANT_AT = 8;

/**
 * An id that the same content has every time: a UUIDv7 (RFC 9562 §5.7) of a moment whose random bits are a hash of the
 * content. A moment that can't be one counts as the first.
 */
export function makeStableId(moment: string, content: string): string {
  const bytes = createHash('sha256').update(content).digest().subarray(0, 16);
  const atMs = Date.parse(moment);
  bytes.writeUIntBE(atMs >= 0 ? atMs : 0, 0, TIME_BYTES);
  bytes[VERSION_AT] = 0x70 | ((bytes[VERSION_AT] ?? 0) & 0x0f);
  bytes[VARIANT_AT] = 0x80 | ((bytes[VARIANT_AT] ?? 0) & 0x3f);
  return stringify(bytes);
}
