import type { AuditHead, AuditPage } from '../../contract/audit.ts';
import type { Context } from '../context.ts';
import { type AuditFault, checkEnd, EMPTY_HEAD, followChain } from './audit-chain.ts';

/** Entries of one page of a check. */
const PAGE_ENTRIES = 1_000;

/** A page of the audit log behind a number, oldest first. */
export async function readAuditPage(
  { store, tenant }: Context,
  { cursor, limit }: { cursor: number; limit: number },
): Promise<AuditPage> {
  const entries = await store.listAudit(tenant, { after: cursor, limit: limit + 1 });
  const shown = entries.slice(0, limit);
  const nextCursor = entries.length > limit ? (shown.at(-1)?.seq ?? null) : null;
  return { entries: shown, nextCursor, head: await store.readAuditHead(tenant) };
}

/**
 * Checks the whole log: that each entry follows the one before it, that none is missing at the end, and, with a `kept`
 * end of an earlier day, that nothing before that was written anew. Resolves to the end, or the first fault.
 */
export async function verifyAudit(
  { store, tenant }: Context,
  kept: AuditHead | null,
): Promise<{ head: AuditHead; fault: AuditFault | null }> {
  const expected = await store.readAuditHead(tenant);
  let end = EMPTY_HEAD;
  for (;;) {
    const entries = await store.listAudit(tenant, { after: end.seq, limit: PAGE_ENTRIES });
    const atKept = entries.find(({ seq }) => seq === kept?.seq);
    if (atKept && atKept.hash !== kept?.hash) {
      return { head: end, fault: { seq: atKept.seq, fault: 'changed' } };
    }
    // Entries that were added since the end was read are the next check's.
    const due = entries.filter(({ seq }) => seq <= expected.seq);
    const { head, fault } = followChain(tenant, end, due);
    if (fault) return { head, fault };
    end = head;
    if (due.length < PAGE_ENTRIES) break;
  }
  const isShort = kept !== null && kept.seq > end.seq;
  const fault = isShort ? checkEnd(end, kept) : checkEnd(end, expected);
  return { head: end, fault };
}
