import { hash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';

/** What tells a second try of something from another thing under the same id: SHA-256 in hexadecimal. */
export function hashPayload(payload: object): string {
  return hash('sha256', canonicalJson(payload), 'hex');
}
