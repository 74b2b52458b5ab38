import type { AppendOutcome } from '../append-outcome.ts';
import type { StoredEvent } from '../store.ts';
import { EVENT_COLUMNS } from './event-columns.ts';
import { raiseEventTotals } from './event-totals.ts';
import { listRows, writeList } from './multi-row.ts';
import { findCampaigns, revisionKey } from './revision-campaigns.ts';
import { type Insertion, query, type SqlConnection, type SqlDatabase } from './sql-database.ts';
import { updateShares } from './update-shares.ts';

/** Rows of one statement: both databases have a limit on parameters, SQLite's being 32,766. */
const STATEMENT_ROWS = 100;

const FIELDS = Object.values(EVENT_COLUMNS);
const INSERT: Insertion = {
  sql: `insert into share_event (tenant, ${Object.keys(EVENT_COLUMNS).join(', ')}) values :rows on conflict (tenant, event_id) do nothing`,
  id: 'event_id',
};
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
  await updateShares(connection, tenant, { added, campaigns });
  await raiseEventTotals(connection, tenant, added);
  const accepted = new Set(added.map(({ id }) => id));
  return events.map((event): AppendOutcome => {
    if (!campaigns.has(revisionKey(event))) return 'unknown-item';
    // The first of two events with one id in a batch was stored; the second is judged against it.
    if (accepted.delete(event.id)) return 'accepted';
    return payloads.get(event.id) === event.payloadHash ? 'duplicate' : 'conflict';
  });
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
