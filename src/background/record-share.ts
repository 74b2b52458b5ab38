import type { ShareEvent } from '../contract/event.ts';
import type { InsertionReport, OutcomeReport } from '../messaging/page-messages.ts';
import { canonicalPermalink } from '../networks/network.ts';
import { findNetwork } from '../networks/registry.ts';
import { lookUp } from '../storage/change-rows.ts';
import { companyOf } from '../storage/company.ts';
import { lookUpOffered } from '../storage/offered.ts';
import type { OfferedChoice, StoredShare } from '../storage/records.ts';
import { deviceSetting, maySend, type StoredDevice, toValue } from '../storage/settings.ts';
import { addShare, endShare, foreseeShare, type NewShare } from '../storage/share-log.ts';
import { forgetTrouble } from '../storage/troubles.ts';
import type { WorkerContext } from './context.ts';

/** Reads what an insertion that is about to be reported is made of, and opens the database for that. */
export async function foreseeInsertion(
  { database }: WorkerContext,
  report: InsertionReport,
): Promise<void> {
  await foreseeShare(database, { shareId: report.shareId, lookups: lookupsOf(report) });
}

/**
 * Writes an insertion to the share log, and its event to the outbox if the person agreed to sending.
 *
 * @throws Error if the wording was never offered: then the report is not from a composer of ours
 */
export async function recordInsertion(
  context: WorkerContext,
  report: InsertionReport,
): Promise<void> {
  const { shareId, itemId, variantId } = report;
  const wasOffered = await addShare(context.database, {
    shareId,
    lookups: lookupsOf(report),
    make: ([offered, stored]) =>
      offered
        ? makeShare(context, report, { offered, device: toValue(deviceSetting, stored) })
        : null,
  });
  if (!wasOffered) throw new Error(`never offered: ${itemId}.${variantId}`);
}

function lookupsOf(report: InsertionReport) {
  return [lookUpOffered(report), lookUp('settings', deviceSetting.key)] as const;
}

function makeShare(
  context: WorkerContext,
  report: InsertionReport,
  { offered, device }: { offered: OfferedChoice; device: StoredDevice },
): NewShare {
  const { eventId: id, occurredAt } = report;
  const share: StoredShare = {
    shareId: report.shareId,
    state: 'inserted',
    itemId: offered.itemId,
    itemRevision: offered.itemRevision,
    title: offered.title,
    campaign: offered.campaign,
    variantId: offered.variantId,
    network: offered.network,
    composer: report.composer,
    mode: report.mode,
    link: offered.link,
    attribution: offered.attribution,
    permalink: null,
    wording: null,
    insertedAt: occurredAt,
    publishedAt: null,
    ...nameRecipient(offered, device),
  };
  const event: ShareEvent = {
    type: 'share.inserted',
    ...eventBase(context, share, { id, occurredAt }),
  };
  return { share, event: maySend(device) ? event : null, now: context.now().toISOString() };
}

/** Forgets the trouble of a network's pages once a text went into a composer and was read back: all is well there. */
export async function forgetTroubleAfter(
  { database }: WorkerContext,
  { mode, network }: InsertionReport,
): Promise<void> {
  if (mode === 'in-composer' || mode === 'no-footprint') await forgetTrouble(database, network);
}

/** Writes how a share ended. A report on a share that is not in the log is ignored. */
export async function recordOutcome(context: WorkerContext, report: OutcomeReport): Promise<void> {
  const { eventId: id, occurredAt, outcome } = report;
  await endShare(context.database, {
    shareId: report.shareId,
    state: outcome.state,
    permalink: outcome.state === 'published' ? outcome.permalink : null,
    wording: 'wording' in outcome ? outcome.wording : null,
    occurredAt,
    now: context.now().toISOString(),
    toEvent: (share, device) =>
      maySend(device) ? toEndEvent(context, share, { id, occurredAt, outcome }) : null,
  });
}

function toEndEvent(
  context: WorkerContext,
  share: StoredShare,
  {
    id,
    occurredAt,
    outcome,
  }: Pick<ShareEvent, 'id' | 'occurredAt'> & Pick<OutcomeReport, 'outcome'>,
): ShareEvent {
  const base = eventBase(context, share, { id, occurredAt });
  const wording = 'wording' in outcome && outcome.wording ? { wording: outcome.wording } : {};
  switch (outcome.state) {
    case 'published': {
      const permalink = permalinkToSend(share, outcome.permalink);
      return {
        type: 'share.published',
        ...base,
        evidence: 'toast',
        ...(permalink ? { permalink } : {}),
        ...wording,
      };
    }
    case 'probable':
      return { type: 'share.published', ...base, evidence: 'probable', ...wording };
    case 'scheduled':
      return { type: 'share.scheduled', ...base, evidence: outcome.evidence, ...wording };
    case 'unclaimed':
      return { type: 'share.unclaimed', ...base };
    case 'abandoned':
      return { type: 'share.abandoned', ...base };
  }
}

/** A post's address names its author: without attribution it stays on the device. */
function permalinkToSend(share: StoredShare, permalink: string): string | null {
  const network = findNetwork(share.network);
  if (!network || share.attribution === 'none') return null;
  return canonicalPermalink(network, permalink);
}

function eventBase(
  { clientVersion }: WorkerContext,
  share: StoredShare,
  made: Pick<ShareEvent, 'id' | 'occurredAt'>,
) {
  const { shareId, itemId, itemRevision, variantId, network, composer, mode, link, attribution } =
    share;
  return {
    ...made,
    shareId,
    itemId,
    itemRevision,
    variantId,
    network,
    composer,
    mode,
    link,
    attribution,
    clientVersion,
  };
}

/** A share belongs to the company whose content it is, even if the device speaks for another one by now. */
function nameRecipient(
  { company }: OfferedChoice,
  { enrolment }: StoredDevice,
): Pick<StoredShare, 'company'> {
  if (company !== undefined) return { company };
  return enrolment ? { company: companyOf(enrolment) } : {};
}
