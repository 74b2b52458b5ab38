import { projectShare } from '../../shares/share-projection.ts';
import type { AppendOutcome } from '../append-outcome.ts';
import type { StoredEvent } from '../store.ts';
import { raiseEventTotals } from './event-totals.ts';
import { listRows, writeList } from './multi-row.ts';
import { addShares, holdShares, putShares, type ShareRecord } from './put-shares.ts';
import { type CountedShare, moveShareTotals } from './share-totals.ts';
import { type Insertion, query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

/** Columns of `share_event` but for the tenant, with the field of the event that each keeps. */
export const COLUMNS = {
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

const FIELDS = Object.values(COLUMNS);
const INSERT: Insertion = {
  sql: `insert into share_event (tenant, ${Object.keys(COLUMNS).join(', ')}) values :rows on conflict (tenant, event_id) do nothing`,
  id: 'event_id',
};
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
  const added = await insertEvents(connection, tenant, known);
  const payloads = new Map(added.map((event) => [event.id, event.payloadHash]));
  const others = known.filter((event) => !payloads.has(event.id));
  for (const row of await findPayloads(connection, tenant, others)) {
    payloads.set(row.id, row.payloadHash);
  }
  await projectShares(connection, tenant, added);
  await raiseEventTotals(connection, tenant, added);
  const accepted = new Set(added.map(({ id }) => id));
  return events.map((event): AppendOutcome => {
    if (!campaigns.has(revisionKey(event))) return 'unknown-item';
    // The first of two events with one id in a batch was stored; the second is judged against it.
    if (accepted.delete(event.id)) return 'accepted';
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

/** Inserts what is new, and answers it; of two with one id, the first. */
async function insertEvents(
  connection: SqlConnection,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  if (events.length === 0) return [];
  // One order in every process: two batches that share events wait for one another instead of forever.
  const ordered = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const isNew = await connection.addNew(INSERT, listRows(tenant, FIELDS, ordered));
  const added = new Set(ordered.filter((_event, place) => isNew[place]));
  return events.filter((event) => added.delete(event));
}

async function findPayloads(
  connection: SqlConnection,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<Pick<StoredEvent, 'id' | 'payloadHash'>[]> {
  if (events.length === 0) return [];
  const list = writeList(
    'id',
    events.map((event) => event.id),
  );
  return connection.all(
    query<Pick<StoredEvent, 'id' | 'payloadHash'>>(
      `select event_id as "id", payload_hash as "payloadHash" from share_event
       where tenant = :tenant and event_id in (${list.sql})`,
    ),
    { tenant, ...list.parameters },
  );
}

/**
 * Brings the shares of these events up to date, and moves them in the totals. One whose insertion is among them and that has
 * no row is new: nobody has stored anything of it, and whoever is about to will wait for this row. Any other is derived anew
 * from all of its events.
 */
async function projectShares(
  connection: SqlConnection,
  tenant: string,
  added: readonly StoredEvent[],
): Promise<void> {
  if (added.length === 0) return;
  const shares = await project(connection, tenant, added);
  const begun = new Set(added.filter(isInsertion).map(({ shareId }) => shareId));
  const fresh = await addShares(
    connection,
    tenant,
    shares.filter(({ shareId }) => begun.has(shareId)),
  );
  const [made, others] = [true, false].map((isMade) =>
    shares.filter(({ shareId }) => fresh.has(shareId) === isMade),
  );
  const derived = await deriveShares(connection, tenant, others ?? []);
  await moveShareTotals(connection, tenant, {
    before: derived.before,
    after: [...(made ?? []), ...derived.after],
  });
}

const isInsertion = ({ type }: StoredEvent) => type === 'share.inserted';

/** Derives shares anew from all of their events; answers those that were there as they were, and all as they are. */
async function deriveShares(
  connection: SqlConnection,
  tenant: string,
  shares: readonly ShareRecord[],
): Promise<{ before: CountedShare[]; after: ShareRecord[] }> {
  if (shares.length === 0) return { before: [], after: [] };
  const before = await holdShares(connection, tenant, shares);
  const list = writeList(
    'share',
    shares.map(({ shareId }) => shareId),
  );
  const events = await connection.all(
    query<StoredEvent>(
      `select ${SELECTED} from share_event where tenant = :tenant and share_id in (${list.sql})`,
    ),
    { tenant, ...list.parameters },
  );
  const after = await project(connection, tenant, events);
  await putShares(connection, tenant, after);
  return { before, after };
}

/** The shares that these events say together, each with the campaign of its item. */
async function project(
  connection: SqlConnection,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<ShareRecord[]> {
  const campaigns = await findCampaigns(connection, tenant, events);
  const groups = [...Map.groupBy(events, (event) => event.shareId).values()];
  return groups.flatMap(([first, ...others]) => {
    if (!first) return [];
    const share = projectShare([first, ...others]);
    return [{ ...share, campaign: campaigns.get(revisionKey(share)) ?? '' }];
  });
}
