import type { AuditEntry } from '../../contract/audit.ts';
import type { ItemDraft } from '../../contract/content-work.ts';
import type { Programme } from '../../contract/feed.ts';
import type { Item } from '../../contract/item.ts';
import {
  advanceWork,
  beginWork,
  type ItemWork,
  type WorkAction,
} from '../../domain/item-workflow.ts';
import type { Context } from '../context.ts';
import { type Signer, signItem } from '../signing/signer.ts';
import type { WorkDecision, WorkRecord } from '../store/work-store.ts';
import { checkItem } from './check-item.ts';

/** Why an item stays as it is. */
export type WorkRefusal =
  | { reason: 'unknown' | 'exists' | 'own-work' | 'no-programme' }
  | { reason: 'other-revision'; revision: number }
  | { reason: 'wrong-stage'; stage: ItemWork['stage'] }
  | { reason: 'not-fit'; problems: string[] };

/** Something to do to an item, by whom, and to which revision of it. */
export interface WorkRequest {
  action: Exclude<WorkAction, 'write'>;
  itemId: string;
  revision: number;
  actor: string;
}

/** The outcome: the item as it is now, or why nothing changed. */
export type WorkAnswer = { ok: true; record: WorkRecord } | { ok: false; refusal: WorkRefusal };

const AUDITED = {
  write: 'content.written',
  submit: 'content.submitted',
  return: 'content.returned',
  approve: 'content.approved',
  publish: 'content.published',
  withdraw: 'content.withdrawn',
} as const satisfies Record<WorkAction, AuditEntry['action']>;

/** Writes an item: a new one with `revision` null, else its next revision after the one that was read. */
export function writeItem(
  context: Context,
  { draft, revision, actor }: { draft: ItemDraft; revision: number | null; actor: string },
): Promise<WorkAnswer> {
  const { store, tenant } = context;
  const at = context.now().toISOString();
  const decided = store.changeWork<WorkRefusal>(tenant, draft.id, (record) => {
    if (revision === null && record) return refuse({ reason: 'exists' });
    if (revision !== null) {
      const refusal = refuseOtherRevision(record, revision);
      if (refusal) return refuse(refusal);
    }
    const outcome = record
      ? advanceWork(record.work, { action: 'write', actor })
      : ({ ok: true, work: beginWork(actor) } as const);
    if (!outcome.ok)
      return refuse({ reason: outcome.reason, stage: record?.work.stage ?? 'draft' });
    const { work } = outcome;
    const item: Item = { ...draft, revision: work.revision };
    const audit = describe({ action: 'write', item, actor, at });
    return { ok: true, change: { work, item, signature: null, audit } };
  });
  return answer(decided);
}

/**
 * Takes an item one step further. It is checked as an import is when it is submitted, and again when it is approved, since
 * the programme may have changed; approval signs it; what is urgent goes out with its approval.
 */
export async function moveItem(context: Context, request: WorkRequest): Promise<WorkAnswer> {
  const { store, tenant } = context;
  const { programme } = await store.readTenant(tenant);
  if (!programme) return refuse({ reason: 'no-programme' });
  const at = context.now().toISOString();
  const signer = context.readSigner();
  return answer(
    store.changeWork<WorkRefusal>(tenant, request.itemId, (record) =>
      decideMove(record, { request, programme, signer, at }),
    ),
  );
}

function decideMove(
  record: WorkRecord | null,
  where: { request: WorkRequest; programme: Programme; signer: Signer; at: string },
): WorkDecision<WorkRefusal> {
  const { action, revision, actor } = where.request;
  const refusal = refuseOtherRevision(record, revision);
  if (!record || refusal) return refuse(refusal ?? { reason: 'unknown' });
  const outcome = advanceWork(record.work, { action, actor });
  if (!outcome.ok) return refuse({ reason: outcome.reason, stage: record.work.stage });
  const checked = readChecked(record.item, { action, programme: where.programme });
  if (!checked.ok) return refuse({ reason: 'not-fit', problems: checked.reasons });
  const { item } = checked;
  const work = action === 'approve' ? publishIfUrgent(outcome.work, item, actor) : outcome.work;
  const audit = describe({ action, item, actor, at: where.at });
  return { ok: true, change: { work, item, signature: sign(record, { ...where, item }), audit } };
}

/** What is withdrawn or sent back needs no check: it goes away. */
function readChecked(
  item: Item,
  { action, programme }: { action: WorkAction; programme: Programme },
): ReturnType<typeof checkItem> {
  const isChecked = action === 'submit' || action === 'approve' || action === 'publish';
  return isChecked ? checkItem(item, programme) : { ok: true, item };
}

/** Approval signs; publishing signs again what a key signed that has been retired since. */
function sign(
  { signature }: WorkRecord,
  { request: { action }, signer, item }: { request: WorkRequest; signer: Signer; item: Item },
) {
  const isRetired = action === 'publish' && signature?.keyId !== signer.keyId;
  return action === 'approve' || isRetired ? signItem(signer, item).signature : signature;
}

function publishIfUrgent(work: ItemWork, { urgency }: Item, actor: string): ItemWork {
  if (urgency !== 'urgent') return work;
  const outcome = advanceWork(work, { action: 'publish', actor });
  return outcome.ok ? outcome.work : work;
}

function refuseOtherRevision(record: WorkRecord | null, revision: number): WorkRefusal | null {
  if (!record) return { reason: 'unknown' };
  const current = record.work.revision;
  return current === revision ? null : { reason: 'other-revision', revision: current };
}

function describe(deed: { action: WorkAction; item: Item; actor: string; at: string }) {
  const { action, item, actor, at } = deed;
  const details = { revision: item.revision, urgent: item.urgency === 'urgent' };
  return { at, actor, action: AUDITED[action], subject: item.id, details };
}

const refuse = (refusal: WorkRefusal) => ({ ok: false, refusal }) as const;

async function answer(deciding: Promise<WorkDecision<WorkRefusal>>): Promise<WorkAnswer> {
  const decision = await deciding;
  if (!decision.ok) return decision;
  const { work, item, signature, audit } = decision.change;
  return { ok: true, record: { work, item, signature, changedAt: audit.at } };
}
