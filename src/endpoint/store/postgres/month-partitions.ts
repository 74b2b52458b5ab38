import { listMonths, monthOf, shiftMonth, startOfMonth } from '../../results/months.ts';
import { findFirstMonth } from '../sql/first-month.ts';
import { lowestId } from '../sql/id-time.ts';
import { RAW_TABLES, type RawTable } from '../sql/raw-tables.ts';
import { query, type SqlConnection, type SqlDatabase } from '../sql/sql-database.ts';

/** Months made ahead of the one that runs. */
const MONTHS_AHEAD = 1;
/** How long whoever reads or writes may keep us from a table, and is then kept by us, in milliseconds. */
export const LOCK_LIMIT_MS = 2_000;
/** PostgreSQL's code for a lock that did not come in time. */
const LOCK_NOT_AVAILABLE = '55P03';

const LIST = query<{ name: string }>(
  `select child.relname as "name" from pg_inherits
   join pg_class child on child.oid = inhrelid join pg_class parent on parent.oid = inhparent
   where parent.relnamespace = current_schema()::regnamespace and parent.relkind = 'p'`,
);

/** The name of the partition of a month: `click_m202611`. */
export function partitionOf(table: string, month: string): string {
  return `${table}_m${month.replace('-', '')}`;
}

/** The partition of ids that fit no month: made by a clock that was far off, or before there were partitions. */
export function oddPartitionOf(table: string): string {
  return `${table}_odd`;
}

/** The names of all partitions that there are. */
export async function listPartitions(connection: SqlConnection): Promise<Set<string>> {
  return new Set((await connection.all(LIST, {})).map(({ name }) => name));
}

/**
 * Makes the partitions of this month and of the next, and of those since another one, where they are missing: since that of
 * the first row, unless this month or the last has one. Any number of processes may do so at once. Somebody who holds a
 * table for long (a backup) only puts it off: what comes meanwhile lies among the odd ids, and is moved when its month is
 * made.
 */
export async function prepareMonths(
  database: SqlDatabase,
  now: Date,
  since?: string,
): Promise<void> {
  const month = monthOf(now);
  const made = await listPartitions(database);
  const isBehind = RAW_TABLES.some(
    ({ table }) => ![shiftMonth(month, -1), month].some((one) => made.has(partitionOf(table, one))),
  );
  const first = since ?? (isBehind ? await findFirstMonth(database, now) : month);
  const months = listMonths(first, shiftMonth(month, MONTHS_AHEAD));
  for (const raw of RAW_TABLES) {
    const missing = months.filter((one) => !made.has(partitionOf(raw.table, one)));
    await makeMonths(database, raw, missing).catch(ignoreHeldTable);
  }
}

/**
 * One table at a time: nobody who writes to two waits for us while we wait for them. The table as a whole comes before its
 * partitions, as for whoever reads it, since making a partition asks for it too: the other way round both would wait.
 */
async function makeMonths(
  database: SqlDatabase,
  { table, id }: RawTable,
  months: readonly string[],
): Promise<void> {
  if (months.length === 0) return;
  const odd = oddPartitionOf(table);
  await database.transactionAlone(async (connection) => {
    await connection.runScript(
      `set local lock_timeout = ${LOCK_LIMIT_MS}; lock table ${table} in access exclusive mode;`,
    );
    const made = await listPartitions(connection);
    for (const month of months) {
      const partition = partitionOf(table, month);
      if (made.has(partition)) continue;
      const from = lowestId(startOfMonth(month));
      const to = lowestId(startOfMonth(shiftMonth(month, 1)));
      const make = `create table ${partition} partition of ${table} for values from ('${from}') to ('${to}');`;
      const misplaced = `from ${odd} where ${id} >= '${from}' and ${id} < '${to}'`;
      const found = await connection.get(query(`select 1 ${misplaced} limit 1`), {});
      await connection.runScript(
        found
          ? `create temporary table moving on commit drop as select * ${misplaced};
             delete ${misplaced}; ${make}
             insert into ${table} select * from moving; drop table moving;`
          : make,
      );
    }
  });
}

/** Lets a table be that somebody holds; everything else is thrown on. */
export function ignoreHeldTable(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE) return;
  throw error;
}
