import type { AppendOutcome } from '../append-outcome.ts';
import type { StoredReport } from '../report-store.ts';
import { raiseEventTotals } from './event-totals.ts';
import { listRows } from './multi-row.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

/** Columns of either table but for the tenant, with the field of the report that each keeps. */
const BASE_COLUMNS = {
  event_id: 'id',
  payload_hash: 'payloadHash',
  occurred_at: 'occurredAt',
  sent_at: 'sentAt',
  received_at: 'receivedAt',
  network: 'network',
  pseudonym: 'pseudonym',
  client_version: 'clientVersion',
} as const;

/** A report as its table has it. */
const TABLES = {
  'outcome.reported': {
    table: 'outcome',
    columns: {
      ...BASE_COLUMNS,
      reference: 'reference',
      state: 'state',
      kind: 'kind',
      happened_on: 'happenedOn',
      share_id: 'shareId',
      item_id: 'itemId',
      variant_id: 'variantId',
    },
    toRow: (report: StoredReport) => ({ ...report, state: 'waiting' }),
  },
  'level.reached': {
    table: 'told_level',
    columns: { ...BASE_COLUMNS, level: 'level' },
    toRow: (report: StoredReport) => ({ ...report }),
  },
} as const;

const FIND_ITEM = query<{ itemId: string }>(
  'select item_id as "itemId" from item where tenant = :tenant and item_id = :itemId',
);

/** Adds reports and raises the totals of events; one outcome per report, in order. They are few, and go one by one. */
export function appendReports(
  database: SqlDatabase,
  tenant: string,
  reports: readonly StoredReport[],
): Promise<AppendOutcome[]> {
  return database.transaction(async (connection) => {
    const outcomes = new Map<StoredReport, AppendOutcome>();
    // One order in every process: two batches that share reports wait for one another instead of forever.
    for (const report of reports.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      outcomes.set(report, await appendReport(connection, tenant, report));
    }
    const added = reports.filter((report) => outcomes.get(report) === 'accepted');
    await raiseEventTotals(connection, tenant, added);
    return reports.map((report) => outcomes.get(report) ?? 'conflict');
  });
}

async function appendReport(
  connection: SqlConnection,
  tenant: string,
  report: StoredReport,
): Promise<AppendOutcome> {
  if ('itemId' in report) {
    const { itemId } = report;
    if (!(await connection.get(FIND_ITEM, { tenant, itemId }))) return 'unknown-item';
  }
  const { table, columns, toRow } = TABLES[report.type];
  const row: Record<string, string | null> = toRow(report);
  const added = await connection.run(
    `insert into ${table} (tenant, ${Object.keys(columns).join(', ')}) values :rows
     on conflict (tenant, event_id) do nothing`,
    { rows: listRows<string>(tenant, Object.values(columns), [row]) },
  );
  if (added === 1) return 'accepted';
  const known = await connection.get(
    query<{ payloadHash: string }>(
      `select payload_hash as "payloadHash" from ${table} where tenant = :tenant and event_id = :id`,
    ),
    { tenant, id: report.id },
  );
  return known?.payloadHash === report.payloadHash ? 'duplicate' : 'conflict';
}
