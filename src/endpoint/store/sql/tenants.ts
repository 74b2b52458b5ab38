import type { Pause, Programme } from '../../../contract/feed.ts';
import type { AuditNote } from '../../audit/audit-chain.ts';
import type { TenantRecord } from '../store.ts';
import { appendAudit } from './audit.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

type TenantRow = Omit<TenantRecord, 'programme' | 'pause'> & {
  programme: string | null;
  pause: string | null;
};

const READ = query<TenantRow>(
  `select tenant, secret, programme, pause, content_seq as "contentSeq", content_changed_at as "contentChangedAt"
   from tenant where tenant = :tenant`,
);

/** Makes the tenant unless it exists; the first secret stays. */
export async function createTenant(
  connection: SqlConnection,
  tenant: string,
  seed: { secret: string; now: string },
): Promise<void> {
  await connection.run(
    `insert into tenant (tenant, secret, programme, content_seq, content_changed_at, created_at)
     values (:tenant, :secret, null, 0, :now, :now)
     on conflict (tenant) do nothing`,
    { tenant, ...seed },
  );
}

/** Reads the tenant; rejects if `createTenant` was never called for it. */
export async function readTenant(connection: SqlConnection, tenant: string): Promise<TenantRecord> {
  const row = await connection.get(READ, { tenant });
  if (!row) throw new Error(`The store has no tenant ${tenant}.`);
  // Written by changeContent below, from a programme that the contract's schema passed.
  const programme: Programme | null = row.programme === null ? null : JSON.parse(row.programme);
  // Written by setPause below.
  const pause: Pause | null = row.pause === null ? null : JSON.parse(row.pause);
  return { ...row, programme, pause };
}

/** Holds the tenant until the transaction ends: of two changes to its content, the second waits and sees the first. */
export async function lockTenant(connection: SqlConnection, tenant: string): Promise<void> {
  await connection.run('update tenant set content_seq = content_seq where tenant = :tenant', {
    tenant,
  });
}

/** Raises the content sequence; `programme` null keeps the one there is. */
export async function changeContent(
  connection: SqlConnection,
  tenant: string,
  change: { programme: Programme | null; now: string },
): Promise<void> {
  const programme = change.programme && JSON.stringify(change.programme);
  await connection.run(
    `update tenant
     set programme = coalesce(:programme, programme), content_seq = content_seq + 1, content_changed_at = :now
     where tenant = :tenant`,
    { tenant, programme, now: change.now },
  );
}

/** Stops all sharing with a notice, or with null lets it go on; every feed changes. */
export function setPause(
  database: SqlDatabase,
  tenant: string,
  { pause, audit }: { pause: Pause | null; audit: AuditNote },
): Promise<void> {
  return database.transaction(async (connection) => {
    await lockTenant(connection, tenant);
    await connection.run('update tenant set pause = :pause where tenant = :tenant', {
      tenant,
      pause: pause && JSON.stringify(pause),
    });
    await changeContent(connection, tenant, { programme: null, now: audit.at });
    await appendAudit(connection, tenant, audit);
  });
}
