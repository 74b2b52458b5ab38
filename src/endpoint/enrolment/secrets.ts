import { createHash, randomBytes } from 'node:crypto';
import { base32 } from './base32.ts';

/** What a bearer token opens; the prefix lets a person, or a scanner for leaked secrets, see what it is. */
export type TokenKind = 'device' | 'staff';

const PREFIXES: Record<TokenKind, string> = { device: 'pvd_', staff: 'pva_' };
const SECRET_BYTES = 32;
const CODE_BYTES = 17;
const CODE_LENGTH = 26;

/** A new bearer token: 256 random bits in base64url behind its prefix. */
export function mintToken(kind: TokenKind): string {
  return PREFIXES[kind] + randomBytes(SECRET_BYTES).toString('base64url');
}

/** A new secret for the tenant's keyed hashes. */
export function mintTenantSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** A new enrolment code as the contract reads it back: 26 base32 characters, 130 random bits. */
export function mintEnrolmentCode(): string {
  return base32(randomBytes(CODE_BYTES)).slice(0, CODE_LENGTH);
}

/** The code in groups of four, easier to read out and to copy; the contract ignores the hyphens. */
export function groupCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}

/**
 * What the store keeps of a token or a code. A plain SHA-256 is enough, and no timing-safe comparison is
 * needed on look-up: what is searched is the digest of at least 130 random bits, so that how long a search
 * takes says nothing that helps to find the secret behind it (ASVS 5.0, 11.2.4 and 11.4.2).
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
