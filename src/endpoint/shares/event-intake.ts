import { createHash } from 'node:crypto';
import { type EventResult, type ShareEvent, shareEventSchema } from '../../contract/event.ts';
import { listIssues } from '../../contract/problem.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { canonicalPermalink } from '../../networks/network.ts';
import { findNetwork } from '../../networks/registry.ts';
import type { Context } from '../context.ts';
import { mintPseudonym } from '../enrolment/pseudonym.ts';
import { DAY_MS, toUtc } from '../instants.ts';
import type { AmbassadorRecord, AppendOutcome, StoredEvent } from '../store/store.ts';
import { correctTime, type Passage } from './device-clock.ts';

/** How far offline days, and a clock that was set meanwhile, may take the corrected time from now. */
const OLDEST_DAYS = 35;
const NEWEST_DAYS = 1;
const DETAIL_LENGTH = 500;

const REJECTIONS: Record<Exclude<AppendOutcome, 'accepted' | 'duplicate'>, string> = {
  conflict: 'This id is known with another payload.',
  'unknown-item': 'No such revision of this item was ever published here.',
};

/** A batch as it comes in: its envelope checked, its events not yet. */
export interface IncomingBatch {
  sentAt: string;
  events: readonly { id: string }[];
}

type Judged = { id: string; event: StoredEvent } | { id: string; invalid: string };

/**
 * Takes in a batch: checks each event by itself, stores the good ones in one transaction, and answers per event
 * in the order sent. The answer exists only once everything accepted is on disk.
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
  const judged = batch.events.map((raw): Judged => {
    const verdict = judge(raw, passage);
    if (typeof verdict === 'string') return { id: raw.id, invalid: verdict };
    const { event, happenedAt } = verdict;
    const receipt = {
      pseudonym: mintPseudonym(secret, ambassador, happenedAt),
      occurredAt: happenedAt.toISOString(),
      sentAt: toUtc(batch.sentAt),
      receivedAt: now.toISOString(),
    };
    return { id: raw.id, event: keep(event, receipt) };
  });
  const valid = judged.flatMap((one) => ('event' in one ? [one.event] : []));
  const outcomes = (await store.appendEvents(tenant, valid)).values();
  return judged.map((one): EventResult => {
    if ('event' in one) return answer(one.id, outcomes.next().value);
    return { id: one.id, status: 'rejected', reason: 'invalid', detail: one.invalid };
  });
}

/** The event and when it happened by our clock, if it can have; else a sentence on what is wrong with it. */
function judge(raw: unknown, passage: Passage): { event: ShareEvent; happenedAt: Date } | string {
  const parsed = shareEventSchema.safeParse(raw);
  if (!parsed.success) {
    return listIssues(parsed.error, 3)
      .map((issue) => `${issue.pointer}: ${issue.detail}`)
      .join('; ')
      .slice(0, DETAIL_LENGTH);
  }
  const happenedAtMs = correctTime(new Date(parsed.data.occurredAt), passage);
  const ageDays = (passage.receivedAt.getTime() - happenedAtMs) / DAY_MS;
  if (ageDays > OLDEST_DAYS) return `/occurredAt: more than ${OLDEST_DAYS} days ago`;
  if (ageDays < -NEWEST_DAYS) return `/occurredAt: more than ${NEWEST_DAYS} day ahead of our clock`;
  return { event: parsed.data, happenedAt: new Date(happenedAtMs) };
}

/**
 * The event as it is kept. Its pseudonym is that of the quarter in which it happened, so that a late delivery
 * gives the same row as a prompt one. A permalink is kept in its network's canonical form, which names no user;
 * one that is no permalink of that network is not kept. Without attribution, neither is kept. The hash is of the time
 * as the device tells it: a try that came another way, and so was corrected otherwise, is the same event.
 */
function keep(
  event: ShareEvent,
  receipt: Pick<StoredEvent, 'pseudonym' | 'occurredAt' | 'sentAt' | 'receivedAt'>,
): StoredEvent {
  const attributed = event.attribution === 'pseudonym';
  const permalink = event.type === 'share.published' ? event.permalink : undefined;
  const payload = {
    id: event.id.toLowerCase(),
    type: event.type,
    shareId: event.shareId.toLowerCase(),
    occurredAt: toUtc(event.occurredAt),
    itemId: event.itemId,
    itemRevision: event.itemRevision,
    variantId: event.variantId,
    network: event.network,
    composer: event.composer,
    mode: event.mode,
    link: event.link,
    attribution: event.attribution,
    evidence: 'evidence' in event ? event.evidence : null,
    permalink: attributed ? readPermalink(event.network, permalink) : null,
    clientVersion: event.clientVersion,
  };
  const wording = 'wording' in event ? event.wording : undefined;
  return {
    ...payload,
    ...receipt,
    wording: wording ?? null,
    pseudonym: attributed ? receipt.pseudonym : null,
    // Without the absent: an event that was stored before `wording` existed is still the same event.
    payloadHash: hashPayload(wording ? { ...payload, wording } : payload),
  };
}

function hashPayload(payload: object): string {
  return createHash('sha256').update(canonicalJson(payload)).digest('hex');
}

function readPermalink(networkId: string, permalink: string | undefined): string | null {
  const network = findNetwork(networkId);
  return network && permalink ? canonicalPermalink(network, permalink) : null;
}

function answer(id: string, outcome: AppendOutcome | undefined): EventResult {
  if (outcome === undefined) throw new Error('The store answered for fewer events than it got.');
  if (outcome === 'accepted' || outcome === 'duplicate') return { id, status: outcome };
  return { id, status: 'rejected', reason: outcome, detail: REJECTIONS[outcome] };
}
