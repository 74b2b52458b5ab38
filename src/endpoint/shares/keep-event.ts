import type { ShareEvent } from '../../contract/event.ts';
import type { DeviceEvent, LevelReached, OutcomeReported } from '../../contract/report.ts';
import { canonicalPermalink } from '../../networks/network.ts';
import { findNetwork } from '../../networks/registry.ts';
import { toUtc } from '../instants.ts';
import { nameOutcome } from '../outcomes/outcome-reference.ts';
import { hashPayload } from '../payload-hash.ts';
import type { StoredLevel, StoredOutcome } from '../store/report-store.ts';
import type { StoredEvent } from '../store/store.ts';

/** What the endpoint adds to an event: when it came and happened by our clock, and whose token brought it. */
export type Receipt = Pick<StoredEvent, 'pseudonym' | 'occurredAt' | 'sentAt' | 'receivedAt'>;

/**
 * A share event as it is kept. Its pseudonym is that of the quarter in which it happened, so that a late delivery
 * gives the same row as a prompt one. A permalink is kept in its network's canonical form, which names no user;
 * one that is no permalink of that network is not kept. Without attribution, neither is kept. The hash is of the time
 * as the device tells it: a try that came another way, and so was corrected otherwise, is the same event.
 */
export function keepShareEvent(event: ShareEvent, receipt: Receipt): StoredEvent {
  const attributed = event.attribution === 'pseudonym';
  const permalink = event.type === 'share.published' ? event.permalink : undefined;
  const { id, occurredAt, network, clientVersion } = readBase(event);
  // In the order in which they are hashed, which saves to sort them.
  const payload = {
    attribution: event.attribution,
    clientVersion,
    composer: event.composer,
    evidence: 'evidence' in event ? event.evidence : null,
    id,
    itemId: event.itemId,
    itemRevision: event.itemRevision,
    link: event.link,
    mode: event.mode,
    network,
    occurredAt,
    permalink: attributed ? readPermalink(event.network, permalink) : null,
    shareId: event.shareId.toLowerCase(),
    type: event.type,
    variantId: event.variantId,
  };
  const wording = 'wording' in event ? event.wording : undefined;
  return {
    ...payload,
    ...settle(event, receipt),
    wording: wording ?? null,
    // Without the absent: an event that was stored before `wording` existed is still the same event.
    payloadHash: hashPayload(wording ? { ...payload, wording } : payload),
  };
}

/** A reported outcome as it is kept, under a reference that the company's side may know. */
export function keepOutcome(
  event: OutcomeReported,
  receipt: Receipt,
  secret: string,
): StoredOutcome {
  const payload = {
    ...readBase(event),
    type: event.type,
    shareId: event.shareId.toLowerCase(),
    itemId: event.itemId,
    variantId: event.variantId,
    kind: event.kind,
    happenedOn: event.happenedOn,
  };
  const { attribution } = event;
  return {
    ...payload,
    ...settle(event, receipt),
    reference: nameOutcome(secret, payload.id),
    payloadHash: hashPayload({ ...payload, attribution }),
  };
}

/** A level that was told, as it is kept. */
export function keepLevel(event: LevelReached, receipt: Receipt): StoredLevel {
  const payload = { ...readBase(event), type: event.type, level: event.level };
  const { attribution } = event;
  return {
    ...payload,
    ...settle(event, receipt),
    payloadHash: hashPayload({ ...payload, attribution }),
  };
}

function readBase({ id, occurredAt, network, clientVersion }: DeviceEvent) {
  return { id: id.toLowerCase(), occurredAt: toUtc(occurredAt), network, clientVersion };
}

/** The receipt, without the pseudonym if the person shares without attribution. */
function settle({ attribution }: DeviceEvent, receipt: Receipt): Receipt {
  return { ...receipt, pseudonym: attribution === 'pseudonym' ? receipt.pseudonym : null };
}

function readPermalink(networkId: string, permalink: string | undefined): string | null {
  const network = findNetwork(networkId);
  return network && permalink ? canonicalPermalink(network, permalink) : null;
}
