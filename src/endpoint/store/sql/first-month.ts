import { monthOf, shiftMonth, startOfMonth } from '../../results/months.ts';
import { lowestId, timeOfId } from './id-time.ts';
import { RAW_TABLES } from './raw-tables.ts';
import { query, type SqlConnection } from './sql-database.ts';

/** Ids from before are of clocks that were off. */
const MONTHS_BACK = 60;

/** The month of the first row of what comes in every day; that of `now` if there is none. */
export async function findFirstMonth(connection: SqlConnection, now: Date): Promise<string> {
  const oldest = lowestId(startOfMonth(shiftMonth(monthOf(now), -MONTHS_BACK)));
  const newest = lowestId(now.toISOString());
  let first = monthOf(now);
  for (const { table, id } of RAW_TABLES) {
    const row = await connection.get(
      query<{ first: string | null }>(
        `select min(${id}) as "first" from ${table} where ${id} >= :oldest and ${id} < :newest`,
      ),
      { oldest, newest },
    );
    const month = row?.first ? monthOf(timeOfId(row.first)) : first;
    if (month < first) first = month;
  }
  return first;
}
