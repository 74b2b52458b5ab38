import type { Reason } from '../domain/reason.ts';
import { explainReason } from '../i18n/reason-words.ts';

/** One reason as a small chip. */
export function ReasonChip({ reason }: { reason: Reason }) {
  return <span class={`chip ${reason.code}`}>{explainReason(reason)}</span>;
}
