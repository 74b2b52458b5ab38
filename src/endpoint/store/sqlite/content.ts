import type { DatabaseSync } from 'node:sqlite';
import type { Programme } from '../../../contract/feed.ts';
import type { Item } from '../../../contract/item.ts';
import { canonicalJson } from '../../canonical-json.ts';
import { toUtc } from '../../instants.ts';
import type { ContentChange, SaveOutcome } from '../store.ts';
import { inTransaction, prepareCommand, prepareQuery } from './database.ts';
import type { Tenants } from './tenants.ts';

interface ContentRow {
  content: string;
}

const CURRENT_CONTENT = `select item_revision.content as content
  from item
  join item_revision on item_revision.tenant = item.tenant
    and item_revision.item_id = item.item_id
    and item_revision.revision = item.revision
  where item.tenant = :tenant`;

/** Approved content: the current revision of each item, and all earlier ones. */
export function prepareContent(database: DatabaseSync, tenants: Tenants) {
  const find = prepareQuery<ContentRow>(database, `${CURRENT_CONTENT} and item.item_id = :itemId`);
  const listPublished = prepareQuery<ContentRow>(
    database,
    `${CURRENT_CONTENT} and publish_at <= :at and (expires_at is null or expires_at > :at)
     order by publish_at desc, item.item_id`,
  );
  const listCampaigns = prepareQuery<{ campaign: string }>(
    database,
    'select distinct campaign from item_revision where tenant = :tenant order by campaign',
  );
  const insertRevision = prepareCommand(
    database,
    `insert into item_revision (tenant, item_id, revision, title, campaign, content, created_at)
     values (:tenant, :itemId, :revision, :title, :campaign, :content, :now)`,
  );
  const pointItem = prepareCommand(
    database,
    `insert into item (tenant, item_id, revision, publish_at, expires_at)
     values (:tenant, :itemId, :revision, :publishAt, :expiresAt)
     on conflict (tenant, item_id) do update
     set revision = excluded.revision, publish_at = excluded.publish_at, expires_at = excluded.expires_at`,
  );

  function saveItem(tenant: string, item: Item, now: string): SaveOutcome {
    const content = canonicalJson(item);
    const stored = find.get({ tenant, itemId: item.id });
    if (stored?.content === content) return 'unchanged';
    if (stored && readItem(stored).revision >= item.revision) return 'stale';
    const key = { tenant, itemId: item.id, revision: item.revision };
    insertRevision.run({ ...key, title: item.title, campaign: item.campaign.slug, content, now });
    const expiresAt = item.expiresAt === undefined ? null : toUtc(item.expiresAt);
    pointItem.run({ ...key, publishAt: toUtc(item.publishAt), expiresAt });
    return stored ? 'updated' : 'added';
  }

  function isNew(tenant: string, programme: Programme | null): boolean {
    if (programme === null) return false;
    const { programme: stored } = tenants.read(tenant);
    return stored === null || canonicalJson(stored) !== canonicalJson(programme);
  }

  return {
    save(tenant: string, change: ContentChange): SaveOutcome[] {
      return inTransaction(database, () => {
        const outcomes = change.items.map((item) => saveItem(tenant, item, change.now));
        const changed = outcomes.some((outcome) => outcome === 'added' || outcome === 'updated');
        if (changed || isNew(tenant, change.programme)) tenants.changeContent(tenant, change);
        return outcomes;
      });
    },
    find(tenant: string, ids: readonly string[]): Item[] {
      return ids.flatMap((itemId) => find.all({ tenant, itemId })).map(readItem);
    },
    listPublished(tenant: string, at: string): Item[] {
      return listPublished.all({ tenant, at }).map(readItem);
    },
    listCampaigns(tenant: string): string[] {
      return listCampaigns.all({ tenant }).map((row) => row.campaign);
    },
  };
}

function readItem(row: ContentRow): Item {
  // Written by saveItem above, from an item that the contract's schema passed.
  const item: Item = JSON.parse(row.content);
  return item;
}
