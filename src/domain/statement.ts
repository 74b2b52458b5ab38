import { canonicalJson } from './canonical-json.ts';

/** What a signature can be about. A signature over one kind says nothing about another. */
export type StatementKind = 'item' | 'feed' | 'key-ring' | 'composer-recipes' | 'receipt';

/**
 * The bytes that a signature covers: the tenant, the kind and the content together, so that what one company signed
 * can't be shown to another, nor an item pass for anything else.
 */
export function statementBytes(
  tenant: string,
  kind: StatementKind,
  content: unknown,
): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson({ tenant, kind, content }));
}
