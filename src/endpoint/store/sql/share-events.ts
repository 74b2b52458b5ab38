import { projectShare, type ShareProjection } from '../../shares/share-projection.ts';
import type { AppendOutcome } from '../append-outcome.ts';
import type { StoredEvent } from '../store.ts';
import { raiseEventTotals } from './event-totals.ts';
import { writeList, writeRows } from './multi-row.ts';
import { holdShares, putShares } from './put-shares.ts';
import { moveShareTotals } from './share-totals.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

/** Columns of `share_event` but for the tenant, with the field of the event that each keeps. */
const COLUMNS = {
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

/** Rows of one statement: both databases have a limit on parameters, SQLite's being 32,766. */
const STATEMENT_ROWS = 100;

const COLUMN_NAMES = Object.keys(COLUMNS).join(', ');
const FIELDS = ['tenant', ...Object.values(COLUMNS)] as const;
const SELECTED = Object.entries(COLUMNS)
  .map(([column, field]) => `${column} as "${field}"`)
  .join(', ');

/**
 * Adds events to the log and brings their shares up to date; one outcome per event, in order. The shares are
 * derived while their rows are held, so that of two processes with events of one share, the second sees both.
 */
export function appendEvents(
  database: SqlDatabase,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<AppendOutcome[]> {
  return database.transaction(async (connection) => {
    const outcomes: AppendOutcome[] = [];
    for (let start = 0; start < events.length; start += STATEMENT_ROWS) {
      const batch = events.slice(start, start + STATEMENT_ROWS);
      outcomes.push(...(await appendBatch(connection, tenant, batch)));
    }
    return outcomes;
  });
}

async function appendBatch(
  connection: SqlConnection,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<AppendOutcome[]> {
  const campaigns = await findCampaigns(connection, tenant, events);
  const known = events.filter((event) => campaigns.has(revisionKey(event)));
  const inserted = await insertEvents(connection, tenant, known);
  const payloads = await findPayloads(connection, tenant, known);
  const added = [...inserted].flatMap((id) => known.find((event) => event.id === id) ?? []);
  await projectShares(connection, tenant, added);
  await raiseEventTotals(connection, tenant, added);
  return events.map((event): AppendOutcome => {
    if (!campaigns.has(revisionKey(event))) return 'unknown-item';
    // The first of two events with one id in a batch was stored; the second is judged against it.
    if (inserted.delete(event.id)) return 'accepted';
    return payloads.get(event.id) === event.payloadHash ? 'duplicate' : 'conflict';
  });
}

type Revision = Pick<StoredEvent, 'itemId' | 'itemRevision'>;

const revisionKey = ({ itemId, itemRevision }: Revision) => `${itemId} ${itemRevision}`;

/** The campaign of every revision of the items that these events name. */
async function findCampaigns(
  connection: SqlConnection,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<Map<string, string>> {
  const ids = [...new Set(events.map((event) => event.itemId))];
  if (ids.length === 0) return new Map();
  const list = writeList('item', ids);
  const rows = await connection.all(
    query<Revision & { campaign: string }>(
      `select item_id as "itemId", revision as "itemRevision", campaign from item_revision
       where tenant = :tenant and item_id in (${list.sql})`,
    ),
    { tenant, ...list.parameters },
  );
  return new Map(rows.map((row) => [revisionKey(row), row.campaign]));
}

/** Inserts what is new; answers the ids that were. */
async function insertEvents(
  connection: SqlConnection,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  // One order in every process: two batches that share events wait for one another instead of forever.
  const ordered = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rows = writeRows(
    FIELDS,
    ordered.map((event) => ({ ...event, tenant })),
  );
  const inserted = await connection.all(
    query<{ id: string }>(
      `insert into share_event (tenant, ${COLUMN_NAMES}) values ${rows.sql}
       on conflict (tenant, event_id) do nothing
       returning event_id as "id"`,
    ),
    rows.parameters,
  );
  return new Set(inserted.map((row) => row.id));
}

async function findPayloads(
  connection: SqlConnection,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<Map<string, string>> {
  if (events.length === 0) return new Map();
  const list = writeList(
    'id',
    events.map((event) => event.id),
  );
  const rows = await connection.all(
    query<{ id: string; payloadHash: string }>(
      `select event_id as "id", payload_hash as "payloadHash" from share_event
       where tenant = :tenant and event_id in (${list.sql})`,
    ),
    { tenant, ...list.parameters },
  );
  return new Map(rows.map((row) => [row.id, row.payloadHash]));
}

/** Derives the shares of these events anew from all of their events, and moves them in the totals. */
async function projectShares(
  connection: SqlConnection,
  tenant: string,
  added: readonly StoredEvent[],
): Promise<void> {
  if (added.length === 0) return;
  const before = await holdShares(connection, tenant, await project(connection, tenant, added));
  const list = writeList('share', [...new Set(added.map((event) => event.shareId))]);
  const events = await connection.all(
    query<StoredEvent>(
      `select ${SELECTED} from share_event where tenant = :tenant and share_id in (${list.sql})`,
    ),
    { tenant, ...list.parameters },
  );
  const after = await project(connection, tenant, events);
  await putShares(connection, tenant, after);
  await moveShareTotals(connection, tenant, { before, after });
}

/** The shares that these events say together, each with the campaign of its item. */
async function project(
  connection: SqlConnection,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<(ShareProjection & { campaign: string })[]> {
  const campaigns = await findCampaigns(connection, tenant, events);
  const groups = [...Map.groupBy(events, (event) => event.shareId).values()];
  return groups.flatMap(([first, ...others]) => {
    if (!first) return [];
    const share = projectShare([first, ...others]);
    return [{ ...share, campaign: campaigns.get(revisionKey(share)) ?? '' }];
  });
}
