import type { Context } from '../context.ts';
import { monthOf, shiftMonth } from '../results/months.ts';
import type { PastCounts } from '../store/retention-store.ts';

/** What was let go of: everything of before a month. */
export interface LettingGo {
  month: string;
  counts: PastCounts;
}

/** The first month whose raw rows are kept: so many months are, the one that runs among them. */
export function firstKeptMonth(now: Date, months: number): string {
  return shiftMonth(monthOf(now), 1 - months);
}

/**
 * Lets go of raw events, shares, clicks, conversions and reports of before the months that are kept. The totals that results
 * are read from stay. The audit log says when it began, and what it was in the end; broken off, the next time goes on. Null
 * if there was nothing.
 */
export async function letGo(
  { store, tenant, now }: Pick<Context, 'store' | 'tenant' | 'now'>,
  { months, actor }: { months: number; actor: string },
): Promise<LettingGo | null> {
  const month = firstKeptMonth(now(), months);
  if (!(await store.hasPast(tenant, month))) return null;
  const note = { actor, subject: month };
  await store.beginCut(tenant, month, {
    ...note,
    at: now().toISOString(),
    action: 'retention.began',
    details: { months },
  });
  const counts = await store.cutRaw(tenant, month);
  await store.noteAudit(tenant, {
    ...note,
    at: now().toISOString(),
    action: 'retention.ended',
    details: { ...counts },
  });
  return { month, counts };
}
