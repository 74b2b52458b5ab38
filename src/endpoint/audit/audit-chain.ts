import { createHash } from 'node:crypto';
import type { AuditEntry, AuditHead } from '../../contract/audit.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';

/** Something that was done, before it has its place in the log. */
export type AuditNote = Pick<AuditEntry, 'at' | 'actor' | 'action' | 'subject' | 'details'>;

/** The first thing that is wrong with a chain: at which entry, and what. */
export interface AuditFault {
  seq: number;
  fault: 'changed' | 'missing' | 'out-of-order' | 'cut-off';
}

/** Where a log without entries ends. */
export const EMPTY_HEAD: AuditHead = { seq: 0, hash: '' };

/** The entry that follows the end of a chain. */
export function chainEntry(tenant: string, head: AuditHead, note: AuditNote): AuditEntry {
  const { at, actor, action, subject, details } = note;
  const entry = { seq: head.seq + 1, at, actor, action, subject, details, previous: head.hash };
  return { ...entry, hash: hashEntry(tenant, entry) };
}

/**
 * Looks whether entries go on from `head` without a change: the new end of the chain, or the first fault. An entry whose
 * hash was made anew to fit a change is found at the next one, or by {@link checkEnd}.
 */
export function followChain(
  tenant: string,
  head: AuditHead,
  entries: readonly AuditEntry[],
): { head: AuditHead; fault: AuditFault | null } {
  let end = head;
  for (const entry of entries) {
    const { seq } = entry;
    if (seq > end.seq + 1) return { head: end, fault: { seq: end.seq + 1, fault: 'missing' } };
    if (seq <= end.seq) return { head: end, fault: { seq, fault: 'out-of-order' } };
    const { hash, ...rest } = entry;
    const isSound = entry.previous === end.hash && hashEntry(tenant, rest) === hash;
    if (!isSound) return { head: end, fault: { seq, fault: 'changed' } };
    end = { seq, hash };
  }
  return { head: end, fault: null };
}

/** Compares where a chain ended with where it should end. */
export function checkEnd(found: AuditHead, expected: AuditHead): AuditFault | null {
  if (found.seq < expected.seq) return { seq: found.seq + 1, fault: 'cut-off' };
  if (found.seq > expected.seq) return { seq: expected.seq + 1, fault: 'out-of-order' };
  return found.hash === expected.hash ? null : { seq: found.seq, fault: 'changed' };
}

function hashEntry(tenant: string, entry: Omit<AuditEntry, 'hash'>): string {
  return createHash('sha256')
    .update(canonicalJson({ tenant, ...entry }))
    .digest('hex');
}
