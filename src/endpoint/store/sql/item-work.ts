import type { Item } from '../../../contract/item.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import type { ItemWork, WorkStage } from '../../../domain/item-workflow.ts';
import type { RevisionRecord, WorkChange, WorkDecision, WorkRecord } from '../work-store.ts';
import { appendAudit } from './audit.ts';
import { publishItem, readItem } from './content.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';
import { changeContent, lockTenant } from './tenants.ts';

interface WorkRow {
  content: string;
  stage: WorkStage | null;
  hands: string | null;
  keyId: string | null;
  value: string | null;
  changedAt: string;
  liveRevision: number | null;
}

/** The newest revision that was written here; see IMPORTED for items that were not. */
const WRITTEN = `select item_work.item_id as item_id, item_draft.content as content, stage, hands, key_id as "keyId",
    signature as value, changed_at as "changedAt",
    case when withdrawn_at is null then item.revision end as "liveRevision"
  from item_work
  join item_draft on item_draft.tenant = item_work.tenant and item_draft.item_id = item_work.item_id
    and item_draft.revision = item_work.revision
  left join item on item.tenant = item_work.tenant and item.item_id = item_work.item_id
  where item_work.tenant = :tenant and (item.revision is null or item.revision < item_work.revision
    or (item.revision = item_work.revision and stage in ('published', 'withdrawn')))`;

/** What came by import, or came by import again after it was written here: published as it is. */
const IMPORTED = `select item.item_id as item_id, item_revision.content as content, null as stage, null as hands,
    key_id as "keyId", signature as value, created_at as "changedAt",
    case when withdrawn_at is null then item.revision end as "liveRevision"
  from item
  join item_revision on item_revision.tenant = item.tenant and item_revision.item_id = item.item_id
    and item_revision.revision = item.revision
  left join item_work on item_work.tenant = item.tenant and item_work.item_id = item.item_id
  where item.tenant = :tenant and (item_work.revision is null or item_work.revision < item.revision
    or (item_work.revision = item.revision and stage not in ('published', 'withdrawn')))`;

const FIND = query<WorkRow>(
  `select * from (${WRITTEN} union all ${IMPORTED}) as work where item_id = :itemId`,
);

const LIST = query<WorkRow>(
  `select * from (${WRITTEN} union all ${IMPORTED}) as work where item_id > :after
   order by item_id limit :limit`,
);

const REVISIONS = query<{ content: string; author: string; createdAt: string }>(
  `select content, author, created_at as "createdAt" from item_draft
   where tenant = :tenant and item_id = :itemId order by revision`,
);

/** The item on its way; null if there is no such item. */
export async function readWork(
  connection: SqlConnection,
  tenant: string,
  itemId: string,
): Promise<WorkRecord | null> {
  const row = await connection.get(FIND, { tenant, itemId });
  return row ? readRow(row) : null;
}

/** Items by id, behind one. */
export async function listWork(
  connection: SqlConnection,
  tenant: string,
  slice: { after: string; limit: number },
): Promise<WorkRecord[]> {
  return (await connection.all(LIST, { tenant, ...slice })).map(readRow);
}

/** Every revision of an item that was written here, oldest first. */
export async function listRevisions(
  connection: SqlConnection,
  tenant: string,
  itemId: string,
): Promise<RevisionRecord[]> {
  const rows = await connection.all(REVISIONS, { tenant, itemId });
  return rows.map((row) => ({
    item: readItem(row),
    author: row.author,
    createdAt: row.createdAt,
  }));
}

/** Changes an item while nobody else does. */
export function changeWork<Refusal>(
  database: SqlDatabase,
  tenant: string,
  {
    itemId,
    decide,
  }: { itemId: string; decide: (record: WorkRecord | null) => WorkDecision<Refusal> },
): Promise<WorkDecision<Refusal>> {
  return database.transaction(async (connection) => {
    await lockTenant(connection, tenant);
    const record = await readWork(connection, tenant, itemId);
    const decision = decide(record);
    if (decision.ok) await saveChange(connection, tenant, { change: decision.change, record });
    return decision;
  });
}

async function saveChange(
  connection: SqlConnection,
  tenant: string,
  { change, record }: { change: WorkChange; record: WorkRecord | null },
): Promise<void> {
  const { work, item, signature, audit } = change;
  const key = { tenant, itemId: item.id, revision: work.revision };
  const author = audit.actor;
  await connection.run(
    `insert into item_draft (tenant, item_id, revision, content, author, created_at, key_id, signature)
     values (:tenant, :itemId, :revision, :content, :author, :now, :keyId, :value)
     on conflict (tenant, item_id, revision) do update
     set key_id = excluded.key_id, signature = excluded.signature`,
    {
      ...key,
      content: canonicalJson(item),
      author,
      now: audit.at,
      keyId: signature?.keyId ?? null,
      value: signature?.value ?? null,
    },
  );
  await connection.run(
    `insert into item_work (tenant, item_id, revision, stage, hands, changed_at)
     values (:tenant, :itemId, :revision, :stage, :hands, :now)
     on conflict (tenant, item_id) do update
     set revision = excluded.revision, stage = excluded.stage, hands = excluded.hands, changed_at = excluded.changed_at`,
    { ...key, stage: work.stage, hands: JSON.stringify(work.hands), now: audit.at },
  );
  if (work.liveRevision !== (record?.work.liveRevision ?? null)) {
    await changeFeeds(connection, tenant, change);
  }
  await appendAudit(connection, tenant, audit);
}

async function changeFeeds(
  connection: SqlConnection,
  tenant: string,
  { work, item, signature, audit }: WorkChange,
): Promise<void> {
  const now = audit.at;
  if (work.liveRevision === null) {
    await connection.run(
      'update item set withdrawn_at = :now where tenant = :tenant and item_id = :itemId',
      { tenant, itemId: item.id, now },
    );
  } else {
    await publishItem(connection, tenant, { item, signature: signature ?? undefined, now });
  }
  await changeContent(connection, tenant, { programme: null, now });
}

function readRow(row: WorkRow): WorkRecord {
  const item: Item = readItem(row);
  // Written by saveChange above.
  const hands: string[] = row.hands === null ? [] : JSON.parse(row.hands);
  const { liveRevision, keyId, value } = row;
  const work: ItemWork = {
    stage: row.stage ?? (liveRevision === null ? 'withdrawn' : 'published'),
    revision: item.revision,
    liveRevision,
    hands,
  };
  const signature = keyId !== null && value !== null ? { keyId, value } : null;
  return { work, item, changedAt: row.changedAt, signature };
}
