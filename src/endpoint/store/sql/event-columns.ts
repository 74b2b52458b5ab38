import type { StoredEvent } from '../store.ts';

/** Columns of `share_event` but for the tenant, with the field of the event that each keeps. */
export const EVENT_COLUMNS = {
  event_id: 'id',
  payload_hash: 'payloadHash',
  type: 'type',
  share_id: 'shareId',
  occurred_at: 'occurredAt',
  sent_at: 'sentAt',
  received_at: 'receivedAt',
  item_id: 'itemId',
  item_revision: 'itemRevision',
  variant_id: 'variantId',
  network: 'network',
  composer: 'composer',
  mode: 'mode',
  link: 'link',
  attribution: 'attribution',
  pseudonym: 'pseudonym',
  evidence: 'evidence',
  permalink: 'permalink',
  wording: 'wording',
  client_version: 'clientVersion',
} as const satisfies Record<string, keyof StoredEvent>;

/** All of them as a query answers them: as a stored event. */
export const EVENT_SELECTED = Object.entries(EVENT_COLUMNS)
  .map(([column, field]) => `${column} as "${field}"`)
  .join(', ');
