import type { AuditNote } from '../../audit/audit-chain.ts';
import { DAY_MS } from '../../instants.ts';
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

/** The clock has leapt if nobody looked for so many days before, or if somebody looked on a later one. */
const LEAP_DAYS = 10;
/** For so many days after a leap nothing is let go of: a wrong clock would take rows that nobody brings back. */
const DOUBTED_DAYS = 7;

const CLAIM = query<{ steadySince: string | null }>(
  `insert into retention (tenant, raw_from, looked_on, steady_since) values (:tenant, '${EVER}', :day, null)
   on conflict (tenant) do update set looked_on = excluded.looked_on,
     steady_since = case when retention.looked_on >= :leapFrom and retention.looked_on < excluded.looked_on
       then retention.steady_since else excluded.looked_on end
     where retention.looked_on <> excluded.looked_on
   returning steady_since as "steadySince"`,
);

/**
 * Whether nobody has looked on this day yet, and the clock that says which day it is can be believed; of many that ask, one
 * is told so.
 */
export async function claimRetention(
  database: SqlDatabase,
  tenant: string,
  day: string,
): Promise<boolean> {
  const leapFrom = daysBefore(day, LEAP_DAYS);
  const claimed = await database.transaction((connection) =>
    connection.get(CLAIM, { tenant, day, leapFrom }),
  );
  return claimed !== undefined && (claimed.steadySince ?? '') <= daysBefore(day, DOUBTED_DAYS);
}

function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * DAY_MS).toISOString().slice(0, 10);
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
