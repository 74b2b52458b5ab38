import type { DaySalt } from '../link-store.ts';
import { query, type SqlDatabase } from './sql-database.ts';

const LIST = query<DaySalt>('select day, salt from visitor_salt where tenant = :tenant');

/** The salts of these days, the earliest first: the ones that are there, else these. Older ones are deleted. */
export function readSalts(
  database: SqlDatabase,
  tenant: string,
  fresh: readonly DaySalt[],
): Promise<DaySalt[]> {
  return database.transaction(async (connection) => {
    await connection.run('delete from visitor_salt where tenant = :tenant and day < :first', {
      tenant,
      first: fresh[0]?.day ?? '',
    });
    for (const { day, salt } of fresh) {
      await connection.run(
        `insert into visitor_salt (tenant, day, salt) values (:tenant, :day, :salt)
         on conflict (tenant, day) do nothing`,
        { tenant, day, salt },
      );
    }
    return connection.all(LIST, { tenant });
  });
}
