import { startOfMonth } from '../../results/months.ts';
import type { PastCounts, RawKind } from '../retention-store.ts';
import { noneCounted } from '../sql/past-rows.ts';
import { RAW_TABLES } from '../sql/raw-tables.ts';
import { query, type SqlDatabase, type SqlScriptConnection } from '../sql/sql-database.ts';
import { ignoreHeldTable, LOCK_LIMIT_MS, listPartitions, partitionOf } from './month-partitions.ts';

/** What the rows of each table are; the visits of a conversion are counted with it. */
const WHAT: Record<string, RawKind> = {
  share_event: 'events',
  share: 'shares',
  click: 'clicks',
  conversion: 'conversions',
};

/**
 * Drops the partitions in which all is past and nothing is another company's; answers how many rows went with them. What is
 * in others is left for whoever deletes row by row, and a table that somebody holds for the next day.
 */
export async function dropPastMonths(
  database: SqlDatabase,
  tenant: string,
  month: string,
): Promise<PastCounts> {
  const counts = noneCounted();
  const made = await listPartitions(database);
  // Tables that share an id share their months: a conversion and its visits go together.
  for (const group of Map.groupBy(RAW_TABLES, ({ id }) => id).values()) {
    const [first] = group;
    const months = [...made]
      .filter((name) => first && name.startsWith(`${first.table}_m`))
      .map((name) => `${name.slice(-6, -2)}-${name.slice(-2)}`)
      .filter((one) => one < month);
    for (const one of months) {
      const parts = group
        .map(({ table, moment }) => ({ table, moment, partition: partitionOf(table, one) }))
        .filter(({ partition }) => made.has(partition));
      await database
        .transactionAlone((connection) =>
          dropTogether(connection, { parts, tenant, month, counts }),
        )
        .catch(ignoreHeldTable);
    }
  }
  return counts;
}

interface Part {
  table: string;
  moment: string;
  partition: string;
}

async function dropTogether(
  connection: SqlScriptConnection,
  {
    parts,
    tenant,
    month,
    counts,
  }: { parts: readonly Part[]; tenant: string; month: string; counts: PastCounts },
): Promise<void> {
  await connection.runScript(`set local lock_timeout = ${LOCK_LIMIT_MS}`);
  const found: { what: RawKind | undefined; total: number }[] = [];
  for (const { table, moment, partition } of parts) {
    // Nobody adds to it between the look and the end.
    await connection.runScript(`lock table ${partition} in share row exclusive mode`);
    const row = await connection.get(
      query<{ total: number; kept: number }>(
        `select count(*) as total,
           count(*) filter (where ${moment} >= :before or tenant <> :tenant) as kept
         from ${partition}`,
      ),
      { before: startOfMonth(month), tenant },
    );
    if (row?.kept !== 0) return;
    found.push({ what: WHAT[table], total: row.total });
  }
  await connection.runScript(parts.map(({ partition }) => `drop table ${partition};`).join(' '));
  for (const { what, total } of found) if (what) counts[what] += total;
}
