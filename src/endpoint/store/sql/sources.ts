import type { SourceOutcome } from '../../../contract/content-source.ts';
import type { AuditNote } from '../../audit/audit-chain.ts';
import type { SourceRecord, SourceSetting, SourceState } from '../source-store.ts';
import { appendAudit } from './audit.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

interface SourceRow extends Omit<SourceRecord, 'defaults' | 'last'> {
  defaults: string | null;
  lastAt: string | null;
  lastOutcome: SourceOutcome | null;
  lastDetail: string | null;
}

const LIST = query<SourceRow>(
  `select source_id as id, url, defaults, every_minutes as "everyMinutes", next_at as "nextAt", etag,
     last_modified as "lastModified", failures, last_at as "lastAt", last_outcome as "lastOutcome",
     last_detail as "lastDetail"
   from content_source where tenant = :tenant order by source_id`,
);

/** Every source, by id. */
export async function listSources(
  connection: SqlConnection,
  tenant: string,
): Promise<SourceRecord[]> {
  return (await connection.all(LIST, { tenant })).map(readSource);
}

/** Sets a source up, or anew; it is due at once, and nothing is known of its document. */
export function saveSource(
  database: SqlDatabase,
  tenant: string,
  { setting, now, audit }: { setting: SourceSetting; now: string; audit: AuditNote },
): Promise<void> {
  const { id: sourceId, url, defaults, everyMinutes } = setting;
  return database.transaction(async (connection) => {
    await connection.run(
      `insert into content_source (tenant, source_id, url, defaults, every_minutes, created_at, next_at, failures)
       values (:tenant, :sourceId, :url, :defaults, :everyMinutes, :now, :now, 0)
       on conflict (tenant, source_id) do update
       set url = excluded.url, defaults = excluded.defaults, every_minutes = excluded.every_minutes,
         next_at = excluded.next_at, etag = null, last_modified = null, failures = 0`,
      {
        tenant,
        sourceId,
        url,
        defaults: defaults && JSON.stringify(defaults),
        everyMinutes,
        now,
      },
    );
    await appendAudit(connection, tenant, audit);
  });
}

/** Forgets a source; what it brought stays. */
export function removeSource(
  database: SqlDatabase,
  tenant: string,
  { sourceId, audit }: { sourceId: string; audit: AuditNote },
): Promise<boolean> {
  return database.transaction(async (connection) => {
    const removed = await connection.run(
      'delete from content_source where tenant = :tenant and source_id = :sourceId',
      { tenant, sourceId },
    );
    if (removed > 0) await appendAudit(connection, tenant, audit);
    return removed > 0;
  });
}

/** Moves the next run on from where it was seen to be: one asker of many does. */
export async function claimSource(
  database: SqlDatabase,
  tenant: string,
  turn: { sourceId: string; seenNextAt: string; nextAt: string },
): Promise<boolean> {
  const claimed = await database.run(
    `update content_source set next_at = :nextAt
     where tenant = :tenant and source_id = :sourceId and next_at = :seenNextAt`,
    { tenant, ...turn },
  );
  return claimed > 0;
}

/** Keeps how a run went. */
export async function settleSource(
  database: SqlDatabase,
  tenant: string,
  { source, state }: { source: Pick<SourceSetting, 'id' | 'url'>; state: SourceState },
): Promise<void> {
  const { nextAt, etag, lastModified, failures, last } = state;
  await database.run(
    `update content_source
     set next_at = :nextAt, etag = :etag, last_modified = :lastModified, failures = :failures,
       last_at = :lastAt, last_outcome = :lastOutcome, last_detail = :lastDetail
     where tenant = :tenant and source_id = :sourceId and url = :url`,
    {
      tenant,
      sourceId: source.id,
      url: source.url,
      nextAt,
      etag,
      lastModified,
      failures,
      lastAt: last?.at ?? null,
      lastOutcome: last?.outcome ?? null,
      lastDetail: last?.detail ?? null,
    },
  );
}

function readSource({ lastAt, lastOutcome, lastDetail, ...row }: SourceRow): SourceRecord {
  // Written by saveSource above.
  const defaults: SourceSetting['defaults'] =
    row.defaults === null ? null : JSON.parse(row.defaults);
  const last =
    lastAt === null || lastOutcome === null
      ? null
      : { at: lastAt, outcome: lastOutcome, detail: lastDetail ?? '' };
  return { ...row, defaults, last };
}
