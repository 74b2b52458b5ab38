import type { Programme } from '../../../contract/feed.ts';
import type { Item, SignedItem } from '../../../contract/item.ts';
import type { Signature } from '../../../contract/signature.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { judgeSave } from '../../content/judge-save.ts';
import { toUtc } from '../../instants.ts';
import type { ContentChange, SaveOutcome } from '../store.ts';
import { appendAudit } from './audit.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';
import { changeContent, lockTenant, readTenant } from './tenants.ts';

/** A revision as it is kept. */
export interface ContentRow {
  content: string;
}

interface SignedRow extends ContentRow {
  keyId: string;
  value: string;
}

/** The start of every question about the current revision of items. */
export const CURRENT_CONTENT = `select item_revision.content as content, key_id as "keyId", signature as value
  from item
  join item_revision on item_revision.tenant = item.tenant
    and item_revision.item_id = item.item_id
    and item_revision.revision = item.revision
  where item.tenant = :tenant`;

const FIND = query<ContentRow>(`${CURRENT_CONTENT} and item.item_id = :itemId`);

const LIST_PUBLISHED = query<SignedRow>(
  `${CURRENT_CONTENT} and signature is not null and withdrawn_at is null and publish_at <= :at and (expires_at is null or expires_at > :at)
   order by publish_at desc, item.item_id`,
);

/** No text can hold that key unescaped, so that only items with a fact sheet are read. */
const LIST_FACT_SHEETS = query<ContentRow>(
  `${CURRENT_CONTENT} and signature is not null and withdrawn_at is null and publish_at <= :at and (expires_at is null or expires_at > :at)
     and item_revision.content like '%"factSheet":{%'
   order by publish_at desc, item.item_id`,
);

interface FeedMoments {
  last: string | null;
  next: string | null;
}

const FIND_MOMENTS = query<FeedMoments>(
  `select max(case when moment <= :at then moment end) as last, min(case when moment > :at then moment end) as next
   from (select publish_at as moment from item where tenant = :tenant
     union all select expires_at from item where tenant = :tenant and expires_at is not null) as moments`,
);

const LIST_CAMPAIGNS = query<{ campaign: string }>(
  'select distinct campaign from item_revision where tenant = :tenant order by campaign',
);

/** Saves content; one outcome per item, in order. Any change raises the tenant's content sequence, once. */
export function saveContent(
  database: SqlDatabase,
  tenant: string,
  change: ContentChange,
): Promise<SaveOutcome[]> {
  return database.transaction(async (connection) => {
    await lockTenant(connection, tenant);
    const outcomes: SaveOutcome[] = [];
    for (const [index, item] of change.items.entries()) {
      const signature = change.signatures?.[index];
      outcomes.push(await saveItem(connection, tenant, { item, signature, now: change.now }));
    }
    const changed = outcomes.some((outcome) => outcome === 'added' || outcome === 'updated');
    if (changed || (await isNew(connection, tenant, change.programme))) {
      await changeContent(connection, tenant, change);
      await appendAudit(connection, tenant, change.audit);
    }
    return outcomes;
  });
}

/** The current revision of each of these items that exists. */
export async function findItems(
  connection: SqlConnection,
  tenant: string,
  ids: readonly string[],
): Promise<Item[]> {
  const rows = await Promise.all(ids.map((itemId) => connection.all(FIND, { tenant, itemId })));
  return rows.flat().map(readItem);
}

/** Signed items to show at an instant, newest first. */
export async function listPublishedItems(
  connection: SqlConnection,
  tenant: string,
  at: string,
): Promise<SignedItem[]> {
  const rows = await connection.all(LIST_PUBLISHED, { tenant, at });
  return rows.map((row) => ({
    item: readItem(row),
    signature: { keyId: row.keyId, value: row.value },
  }));
}

/** Published items that are fact sheets, newest first. */
export async function listFactSheets(
  connection: SqlConnection,
  tenant: string,
  at: string,
): Promise<Item[]> {
  return (await connection.all(LIST_FACT_SHEETS, { tenant, at })).map(readItem);
}

/** The last and the next moment at which items come or go by their dates alone. */
export async function findFeedMoments(
  connection: SqlConnection,
  tenant: string,
  at: string,
): Promise<FeedMoments> {
  return (await connection.get(FIND_MOMENTS, { tenant, at })) ?? { last: null, next: null };
}

/** Slugs of the campaigns that any item belongs or belonged to, sorted. */
export async function listCampaigns(connection: SqlConnection, tenant: string): Promise<string[]> {
  return (await connection.all(LIST_CAMPAIGNS, { tenant })).map((row) => row.campaign);
}

async function saveItem(
  connection: SqlConnection,
  tenant: string,
  { item, signature, now }: { item: Item; signature: Signature | undefined; now: string },
): Promise<SaveOutcome> {
  const stored = await connection.get(FIND, { tenant, itemId: item.id });
  const outcome = judgeSave(stored && readItem(stored), item);
  if (outcome === 'added' || outcome === 'updated') {
    await publishItem(connection, tenant, { item, signature, now });
  }
  return outcome;
}

/** Puts a new revision of an item into the feeds; without a signature, once it has been signed. */
export async function publishItem(
  connection: SqlConnection,
  tenant: string,
  { item, signature, now }: { item: Item; signature: Signature | undefined; now: string },
): Promise<void> {
  const key = { tenant, itemId: item.id, revision: item.revision };
  await connection.run(
    `insert into item_revision (tenant, item_id, revision, title, campaign, content, created_at, key_id, signature)
     values (:tenant, :itemId, :revision, :title, :campaign, :content, :now, :keyId, :signature)`,
    {
      ...key,
      title: item.title,
      campaign: item.campaign.slug,
      content: canonicalJson(item),
      now,
      keyId: signature?.keyId ?? null,
      signature: signature?.value ?? null,
    },
  );
  const expiresAt = item.expiresAt === undefined ? null : toUtc(item.expiresAt);
  await connection.run(
    `insert into item (tenant, item_id, revision, publish_at, expires_at)
     values (:tenant, :itemId, :revision, :publishAt, :expiresAt)
     on conflict (tenant, item_id) do update
     set revision = excluded.revision, publish_at = excluded.publish_at, expires_at = excluded.expires_at, withdrawn_at = null`,
    { ...key, publishAt: toUtc(item.publishAt), expiresAt },
  );
}

async function isNew(
  connection: SqlConnection,
  tenant: string,
  programme: Programme | null,
): Promise<boolean> {
  if (programme === null) return false;
  const { programme: stored } = await readTenant(connection, tenant);
  return stored === null || canonicalJson(stored) !== canonicalJson(programme);
}

/** The item of a revision. */
export function readItem(row: ContentRow): Item {
  // Written by saveItem above, from an item that the contract's schema passed.
  const item: Item = JSON.parse(row.content);
  return item;
}
