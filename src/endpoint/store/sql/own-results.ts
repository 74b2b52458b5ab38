import type { OwnCounts } from '../result-store.ts';
import { writeList } from './multi-row.ts';
import { query, type SqlConnection } from './sql-database.ts';

/**
 * What came of the shares of one person, from the rows themselves: there are few of one person, an index leads to them, and
 * totals by person would be a profile that outlives the rows.
 */
export async function countOwn(
  connection: SqlConnection,
  tenant: string,
  pseudonyms: readonly string[],
): Promise<OwnCounts> {
  if (pseudonyms.length === 0) return { shares: [], clicks: [], people: 0, conversions: [] };
  const list = writeList('own', pseudonyms);
  const parameters = { tenant, ...list.parameters };
  const mine = `tenant = :tenant and pseudonym in (${list.sql})`;
  const [shares, clicks, [people], conversions] = await Promise.all([
    connection.all(
      query<OwnCounts['shares'][number]>(
        `select item_id as "itemId", state, count(*) as total from share where ${mine}
         group by item_id, state order by item_id, state`,
      ),
      parameters,
    ),
    connection.all(
      query<OwnCounts['clicks'][number]>(
        `select item_id as "itemId", class, count(*) as total, count(distinct visitor) as people
         from click where ${mine} group by item_id, class order by item_id, class`,
      ),
      parameters,
    ),
    connection.all(
      query<{ total: number }>(
        `select count(distinct visitor) as total from click where ${mine} and class = 'person'`,
      ),
      parameters,
    ),
    connection.all(
      query<OwnCounts['conversions'][number]>(
        `select item_id as "itemId", type, amount_minor as "amountMinor", currency from conversion where ${mine}
         order by item_id, conversion_id`,
      ),
      parameters,
    ),
  ]);
  return { shares, clicks, people: people?.total ?? 0, conversions };
}
