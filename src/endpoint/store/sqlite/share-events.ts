import type { DatabaseSync } from 'node:sqlite';
import { projectShare } from '../../shares/share-projection.ts';
import type { AppendOutcome, StoredEvent } from '../store.ts';
import { inTransaction, prepareCommand, prepareQuery } from './database.ts';

/** The append-only log of share events, and the shares derived from it. */
export function prepareShareEvents(database: DatabaseSync) {
  const findRevision = prepareQuery<{ campaign: string }>(
    database,
    `select campaign from item_revision
     where tenant = :tenant and item_id = :itemId and revision = :itemRevision`,
  );
  const insertEvent = prepareCommand(
    database,
    `insert into share_event (tenant, event_id, payload_hash, type, share_id, occurred_at, sent_at, received_at,
       item_id, item_revision, variant_id, network, composer, mode, link, attribution, pseudonym, evidence,
       permalink, wording, client_version)
     values (:tenant, :id, :payloadHash, :type, :shareId, :occurredAt, :sentAt, :receivedAt,
       :itemId, :itemRevision, :variantId, :network, :composer, :mode, :link, :attribution, :pseudonym, :evidence,
       :permalink, :wording, :clientVersion)
     on conflict (tenant, event_id) do nothing`,
  );
  const findPayload = prepareQuery<{ payloadHash: string }>(
    database,
    'select payload_hash as "payloadHash" from share_event where tenant = :tenant and event_id = :id',
  );
  const listEvents = prepareQuery<StoredEvent>(
    database,
    `select event_id as "id", payload_hash as "payloadHash", type, share_id as "shareId",
       occurred_at as "occurredAt", sent_at as "sentAt", received_at as "receivedAt", item_id as "itemId",
       item_revision as "itemRevision", variant_id as "variantId", network, composer, mode, link, attribution,
       pseudonym, evidence, permalink, wording, client_version as "clientVersion"
     from share_event where tenant = :tenant and share_id = :shareId`,
  );
  const putShare = prepareCommand(
    database,
    `insert into share (tenant, share_id, state, network, composer, mode, item_id, item_revision, variant_id,
       campaign, link, permalink, evidence, wording, pseudonym, inserted_at, published_at, received_at,
       client_version)
     values (:tenant, :shareId, :state, :network, :composer, :mode, :itemId, :itemRevision, :variantId,
       :campaign, :link, :permalink, :evidence, :wording, :pseudonym, :insertedAt, :publishedAt, :receivedAt,
       :clientVersion)
     on conflict (tenant, share_id) do update
     set state = excluded.state, network = excluded.network, composer = excluded.composer, mode = excluded.mode,
       item_id = excluded.item_id, item_revision = excluded.item_revision, variant_id = excluded.variant_id,
       campaign = excluded.campaign, link = excluded.link, permalink = excluded.permalink,
       evidence = excluded.evidence, wording = excluded.wording, pseudonym = excluded.pseudonym, inserted_at = excluded.inserted_at,
       published_at = excluded.published_at, received_at = excluded.received_at,
       client_version = excluded.client_version`,
  );

  function append(tenant: string, event: StoredEvent): AppendOutcome {
    const { itemId, itemRevision } = event;
    if (!findRevision.get({ tenant, itemId, itemRevision })) return 'unknown-item';
    if (insertEvent.run({ tenant, ...event }) === 1) return 'accepted';
    const stored = findPayload.get({ tenant, id: event.id });
    return stored?.payloadHash === event.payloadHash ? 'duplicate' : 'conflict';
  }

  function project(tenant: string, shareId: string): void {
    const [first, ...others] = listEvents.all({ tenant, shareId });
    if (!first) return;
    const share = projectShare([first, ...others]);
    const { itemId, itemRevision } = share;
    const campaign = findRevision.get({ tenant, itemId, itemRevision })?.campaign ?? '';
    putShare.run({ tenant, ...share, campaign });
  }

  return {
    append(tenant: string, events: readonly StoredEvent[]): AppendOutcome[] {
      return inTransaction(database, () => {
        const outcomes = events.map((event) => append(tenant, event));
        const changed = events.filter((_event, index) => outcomes[index] === 'accepted');
        for (const shareId of new Set(changed.map((event) => event.shareId))) {
          project(tenant, shareId);
        }
        return outcomes;
      });
    },
  };
}
