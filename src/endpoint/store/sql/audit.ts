import type { AuditEntry, AuditHead } from '../../../contract/audit.ts';
import { type AuditNote, chainEntry, EMPTY_HEAD } from '../../audit/audit-chain.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

type AuditRow = Omit<AuditEntry, 'details'> & { details: string };

/** Holds the end of the chain until the transaction ends: one entry follows another, in every process. */
const HOLD_HEAD = query<AuditHead>(
  `insert into audit_head (tenant, seq, hash) values (:tenant, 0, '')
   on conflict (tenant) do update set seq = audit_head.seq
   returning seq, hash`,
);

const READ_HEAD = query<AuditHead>('select seq, hash from audit_head where tenant = :tenant');

const LIST = query<AuditRow>(
  `select seq, at, actor, action, subject, details, previous, hash from audit_entry
   where tenant = :tenant and seq > :after order by seq limit :limit`,
);

/** Adds what was done to the tenant's audit log; belongs into the transaction that does it, as its last statement. */
export async function appendAudit(
  connection: SqlConnection,
  tenant: string,
  note: AuditNote | undefined,
): Promise<void> {
  if (!note) return;
  const head = (await connection.get(HOLD_HEAD, { tenant })) ?? EMPTY_HEAD;
  const entry = chainEntry(tenant, head, note);
  await connection.run(
    `insert into audit_entry (tenant, seq, at, actor, action, subject, details, previous, hash)
     values (:tenant, :seq, :at, :actor, :action, :subject, :details, :previous, :hash)`,
    { tenant, ...entry, details: JSON.stringify(entry.details) },
  );
  const { seq, hash } = entry;
  await connection.run('update audit_head set seq = :seq, hash = :hash where tenant = :tenant', {
    tenant,
    seq,
    hash,
  });
}

/** Notes something that changes nothing in the store, such as an export. */
export function noteAudit(database: SqlDatabase, tenant: string, note: AuditNote): Promise<void> {
  return database.transaction((connection) => appendAudit(connection, tenant, note));
}

/** Entries behind a number, oldest first. */
export async function listAudit(
  connection: SqlConnection,
  tenant: string,
  { after, limit }: { after: number; limit: number },
): Promise<AuditEntry[]> {
  const rows = await connection.all(LIST, { tenant, after, limit });
  return rows.map((row) => {
    // Written by appendAudit above; what somebody else wrote fails the check of the chain.
    const details: AuditEntry['details'] = JSON.parse(row.details);
    return { ...row, details };
  });
}

/** Where the chain of the tenant's audit log ends. */
export async function readAuditHead(connection: SqlConnection, tenant: string): Promise<AuditHead> {
  return (await connection.get(READ_HEAD, { tenant })) ?? EMPTY_HEAD;
}
