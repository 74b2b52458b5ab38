import type { ProgrammeFigures } from '../../../contract/programme-figures.ts';
import type { AuditNote } from '../../audit/audit-chain.ts';
import type { FiguresRecord } from '../result-store.ts';
import { appendAudit } from './audit.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';
import { lockTenant } from './tenants.ts';

const READ = query<{ revision: number; content: string; changedAt: string }>(
  `select revision, content, changed_at as "changedAt" from programme_figures
   where tenant = :tenant order by revision desc limit 1`,
);

/** The figures that hold. */
export async function readFigures(
  connection: SqlConnection,
  tenant: string,
): Promise<FiguresRecord> {
  const row = await connection.get(READ, { tenant });
  if (!row) return { revision: 0, figures: null, changedAt: null };
  const { revision, content, changedAt } = row;
  // Written by saveFigures below, after the contract's schema.
  const figures: ProgrammeFigures = JSON.parse(content);
  return { revision, figures, changedAt };
}

/** Keeps the next revision; null if another one than the expected holds by now. */
export function saveFigures(
  database: SqlDatabase,
  tenant: string,
  { expected, figures, audit }: { expected: number; figures: ProgrammeFigures; audit: AuditNote },
): Promise<FiguresRecord | null> {
  return database.transaction(async (connection) => {
    await lockTenant(connection, tenant);
    const { revision: before } = await readFigures(connection, tenant);
    if (before !== expected) return null;
    const saved = { revision: before + 1, figures, changedAt: audit.at };
    await connection.run(
      `insert into programme_figures (tenant, revision, content, changed_at)
       values (:tenant, :revision, :content, :now)`,
      { tenant, revision: saved.revision, content: JSON.stringify(figures), now: audit.at },
    );
    await appendAudit(connection, tenant, audit);
    return saved;
  });
}
