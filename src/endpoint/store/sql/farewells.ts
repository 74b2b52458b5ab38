import type { Receipt } from '../../../contract/people.ts';
import { ERASED_SUBJECT } from '../link-store.ts';
import type { Farewell, FarewellCounts } from '../people-store.ts';
import { appendAudit } from './audit.ts';
import { COUNTED_COLUMNS, type CountedPerson, movePresence } from './presence-totals.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';
import { endFamilies } from './tokens.ts';

const HOLD = query<{ personId: string }>(
  `update person set left_at = left_at where tenant = :tenant and person_id = :personId and left_at is null
   returning person_id as "personId"`,
);

const DELETE = query<CountedPerson>(
  `delete from person where tenant = :tenant and person_id = :personId returning ${COUNTED_COLUMNS}`,
);

const FIND_RECEIPT = query<{ content: string }>(
  'select content from receipt where tenant = :tenant and receipt_id = :receiptId',
);

/** Revokes what an ambassador holds and notes that they left. */
export function leave(
  database: SqlDatabase,
  tenant: string,
  farewell: Farewell,
): Promise<Receipt | null> {
  const { personId, now } = farewell;
  return farewellOnce(database, tenant, {
    farewell,
    work: async (connection) => {
      const tokens = await endFamilies(connection, tenant, { personId, now, because: 'left' });
      return { shares: 0, events: 0, clicks: 0, conversions: 0, tokens };
    },
  });
}

/** Takes the person out of everything that is kept, and deletes them; totals stay, but for the day of their coming. */
export function erase(
  database: SqlDatabase,
  tenant: string,
  farewell: Farewell,
): Promise<Receipt | null> {
  const { personId } = farewell;
  return farewellOnce(database, tenant, {
    farewell,
    work: async (connection) => {
      const counts = { shares: 0, events: 0, clicks: 0, conversions: 0 };
      for (const pseudonym of farewell.pseudonyms) {
        counts.events += await forget(connection, 'share_event', { tenant, pseudonym });
        counts.events += await forgetReports(connection, { tenant, pseudonym });
        counts.shares += await forget(connection, 'share', { tenant, pseudonym });
        counts.clicks += await connection.run(
          'update click set pseudonym = null where tenant = :tenant and pseudonym = :pseudonym',
          { tenant, pseudonym },
        );
        await connection.run(
          'update conversion_touch set pseudonym = null where tenant = :tenant and pseudonym = :pseudonym',
          { tenant, pseudonym },
        );
        counts.conversions += await connection.run(
          'update conversion set pseudonym = null where tenant = :tenant and pseudonym = :pseudonym',
          { tenant, pseudonym },
        );
      }
      await connection.run(
        `update link_handle set subject = '${ERASED_SUBJECT}' || handle
         where tenant = :tenant and kind = 'ambassador' and subject = :personId`,
        { tenant, personId },
      );
      return { ...counts, tokens: await deletePerson(connection, tenant, personId) };
    },
  });
}

/** The receipt of somebody who left or was erased, by the id that they made. */
export async function readReceipt(
  connection: SqlConnection,
  tenant: string,
  receiptId: string,
): Promise<Receipt | null> {
  const row = await connection.get(FIND_RECEIPT, { tenant, receiptId });
  // Written by farewellOnce below.
  const receipt: Receipt | null = row ? JSON.parse(row.content) : null;
  return receipt;
}

/** One of two requests at the same time finds the person gone. */
async function farewellOnce(
  database: SqlDatabase,
  tenant: string,
  {
    farewell,
    work,
  }: { farewell: Farewell; work: (connection: SqlConnection) => Promise<FarewellCounts> },
): Promise<Receipt | null> {
  const { personId, now } = farewell;
  return database.transaction(async (connection) => {
    if (!(await connection.get(HOLD, { tenant, personId }))) return null;
    const { receipt, audit } = farewell.seal(await work(connection));
    await connection.run(
      `insert into receipt (tenant, receipt_id, content, created_at)
       values (:tenant, :receiptId, :content, :now)
       on conflict (tenant, receipt_id) do nothing`,
      { tenant, receiptId: receipt.receipt.receiptId, content: JSON.stringify(receipt), now },
    );
    await appendAudit(connection, tenant, audit);
    return receipt;
  });
}

/** Shares keep what was shared, where and when; the link loses the pseudonym in it, and the post's address goes. */
function forget(
  connection: SqlConnection,
  table: 'share' | 'share_event',
  who: { tenant: string; pseudonym: string },
): Promise<number> {
  return connection.run(
    `update ${table} set pseudonym = null, permalink = null, link = replace(link, '.' || :pseudonym, '.anon')
     where tenant = :tenant and pseudonym = :pseudonym`,
    who,
  );
}

/** What was reported stays, as nobody's. */
async function forgetReports(
  connection: SqlConnection,
  who: { tenant: string; pseudonym: string },
): Promise<number> {
  const which = 'set pseudonym = null where tenant = :tenant and pseudonym = :pseudonym';
  const outcomes = await connection.run(`update outcome ${which}`, who);
  return outcomes + (await connection.run(`update told_level ${which}`, who));
}

async function deletePerson(
  connection: SqlConnection,
  tenant: string,
  personId: string,
): Promise<number> {
  const families =
    'select family_id from token_family where tenant = :tenant and person_id = :personId';
  await connection.run(
    `delete from bearer_token where tenant = :tenant and family_id in (${families})`,
    { tenant, personId },
  );
  const tokens = await connection.run(
    'delete from token_family where tenant = :tenant and person_id = :personId',
    { tenant, personId },
  );
  const person = await connection.get(DELETE, { tenant, personId });
  await movePresence(connection, tenant, { before: person ? [person] : [], after: [] });
  return tokens;
}
