import type { AuditNote } from '../../audit/audit-chain.ts';
import { dropPastMonths } from '../postgres/past-months.ts';
import { type PastCounts, RAW_KINDS } from '../retention-store.ts';
import { appendAudit } from './audit.ts';
import { deletePast, noneCounted } from './past-rows.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

const READ = query<{ rawFrom: string }>(
  'select raw_from as "rawFrom" from retention where tenant = :tenant',
);

/** Before anything was let go of. */
const EVER = '0000-00';

/** The month from which on raw rows are there; null: nothing was ever let go of. */
export async function readRawFrom(
  connection: SqlConnection,
  tenant: string,
): Promise<string | null> {
  const rawFrom = (await connection.get(READ, { tenant }))?.rawFrom ?? EVER;
  return rawFrom === EVER ? null : rawFrom;
}

/** Whether nobody has looked on this day yet; of many that ask, one is told so. */
export async function claimRetention(
  connection: SqlConnection,
  tenant: string,
  day: string,
): Promise<boolean> {
  const claimed = await connection.run(
    `insert into retention (tenant, raw_from, looked_on) values (:tenant, '${EVER}', :day)
     on conflict (tenant) do update set looked_on = excluded.looked_on
       where retention.looked_on < excluded.looked_on`,
    { tenant, day },
  );
  return claimed === 1;
}

/** Notes the month from which on raw rows stay, which never goes back, with its entry in the audit log. */
export function beginCut(
  database: SqlDatabase,
  tenant: string,
  { month, audit }: { month: string; audit: AuditNote },
): Promise<void> {
  return database.transaction(async (connection) => {
    await connection.run(
      `insert into retention (tenant, raw_from, looked_on) values (:tenant, :month, '')
       on conflict (tenant) do update set raw_from = excluded.raw_from
         where retention.raw_from < excluded.raw_from`,
      { tenant, month },
    );
    await appendAudit(connection, tenant, audit);
  });
}

/** Deletes what happened before a month: whole partitions where there are any, then what is left, row by row. */
export async function cutRaw(
  database: SqlDatabase,
  tenant: string,
  month: string,
): Promise<PastCounts> {
  const drop = () =>
    database.dialect === 'postgres' ? dropPastMonths(database, tenant, month) : noneCounted();
  const parts = [await drop(), await deletePast(database, tenant, month), await drop()];
  const counts = noneCounted();
  for (const kind of RAW_KINDS) counts[kind] = parts.reduce((all, part) => all + part[kind], 0);
  return counts;
}
