import type { EventResult } from '../../contract/event.ts';
import type { Context } from '../context.ts';
import { rememberPseudonyms } from '../enrolment/pseudonym.ts';
import { toUtc } from '../instants.ts';
import type { AppendOutcome } from '../store/append-outcome.ts';
import type { StoredReport } from '../store/report-store.ts';
import type { AmbassadorRecord, StoredEvent } from '../store/store.ts';
import type { Passage } from './device-clock.ts';
import { type JudgedEvent, judgeEvent } from './judge-event.ts';
import { keepLevel, keepOutcome, keepShareEvent, type Receipt } from './keep-event.ts';

const REJECTIONS: Record<Exclude<AppendOutcome, 'accepted' | 'duplicate'>, string> = {
  conflict: 'This id is known with another payload.',
  'unknown-item': 'No such revision of this item was ever published here.',
};

/** A batch as it comes in: its envelope checked, its events not yet. */
export interface IncomingBatch {
  sentAt: string;
  events: readonly { id: string }[];
}

/** What is to be kept of an event, or why nothing is. */
type Kept = { event: StoredEvent } | { report: StoredReport } | { invalid: string };

/**
 * Takes in a batch: checks each event by itself, stores the good share events in one transaction and the reports in
 * another, and answers per event in the order sent. The answer exists only once everything accepted is on disk.
 */
export async function takeInEvents(
  context: Context,
  ambassador: AmbassadorRecord,
  batch: IncomingBatch,
): Promise<EventResult[]> {
  const { store, tenant } = context;
  const now = context.now();
  const { secret } = await store.readTenant(tenant);
  const passage: Passage = { sentAt: new Date(batch.sentAt), receivedAt: now };
  const sentAt = toUtc(batch.sentAt);
  const pseudonymOf = rememberPseudonyms(secret, ambassador);
  const kept = batch.events.map((raw): Kept => {
    const verdict = judgeEvent(raw, passage);
    if (typeof verdict === 'string') return { invalid: verdict };
    const receipt = {
      pseudonym: pseudonymOf(verdict.happenedAt),
      occurredAt: verdict.happenedAt.toISOString(),
      sentAt,
      receivedAt: now.toISOString(),
    };
    return keep(verdict, receipt, secret);
  });
  const events = kept.flatMap((one) => ('event' in one ? [one.event] : []));
  const reports = kept.flatMap((one) => ('report' in one ? [one.report] : []));
  const ofEvents = (await store.appendEvents(tenant, events)).values();
  // Hardly any batch has one.
  const ofReports = (reports.length > 0 ? await store.appendReports(tenant, reports) : []).values();
  return kept.map((one, at): EventResult => {
    const id = batch.events[at]?.id ?? '';
    if ('invalid' in one) return { id, status: 'rejected', reason: 'invalid', detail: one.invalid };
    return answer(id, ('event' in one ? ofEvents : ofReports).next().value);
  });
}

function keep({ event }: JudgedEvent, receipt: Receipt, secret: string): Kept {
  if (event.type === 'outcome.reported') return { report: keepOutcome(event, receipt, secret) };
  if (event.type === 'level.reached') return { report: keepLevel(event, receipt) };
  return { event: keepShareEvent(event, receipt) };
}

function answer(id: string, outcome: AppendOutcome | undefined): EventResult {
  if (outcome === undefined) throw new Error('The store answered for fewer events than it got.');
  if (outcome === 'accepted' || outcome === 'duplicate') return { id, status: outcome };
  return { id, status: 'rejected', reason: outcome, detail: REJECTIONS[outcome] };
}
