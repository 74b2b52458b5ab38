import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';

/** What tells a second try of something from another thing under the same id: SHA-256 in hexadecimal. */
export function hashPayload(payload: object): string {
  return createHash('sha256').update(canonicalJson(payload)).digest('hex');
}
