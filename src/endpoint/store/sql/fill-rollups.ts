import { groupClicks } from './click-groups.ts';
import { raiseConversionTotals, readConversions } from './conversion-totals.ts';
import { raisePeople, readVisits } from './people-totals.ts';
import { query, type SqlConnection } from './sql-database.ts';

const LIST_TENANTS = query<{ tenant: string }>('select tenant from tenant order by tenant');

/** Fills the totals of people and conversions, which are empty, from the rows of every tenant; one tenant a statement. */
export async function fillRollups(connection: SqlConnection): Promise<void> {
  for (const { tenant } of await connection.all(LIST_TENANTS, {})) {
    for await (const visits of readVisits(connection, tenant)) {
      await raisePeople(connection, tenant, groupClicks(visits));
    }
    for await (const conversions of readConversions(connection, tenant)) {
      await raiseConversionTotals(connection, tenant, conversions);
    }
  }
}
