import type { AmbassadorRecord, EnrolmentCodeRecord, EnrolmentExchange } from '../store.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

interface PersonRow {
  ambassadorId: string;
  locale: string;
  topics: string;
}

const SPEND_CODE = query<Omit<PersonRow, 'ambassadorId'>>(
  `update enrolment_code set used_at = :now
   where tenant = :tenant and code_hash = :codeHash and used_at is null and expires_at > :now
   returning locale, topics`,
);

const FIND_DEVICE = query<PersonRow>(
  `select ambassador.ambassador_id as "ambassadorId", locale, topics
   from device_token
   join ambassador on ambassador.tenant = device_token.tenant
     and ambassador.ambassador_id = device_token.ambassador_id
   where device_token.tenant = :tenant and token_hash = :tokenHash`,
);

const FIND_ADMIN = query<{ found: number }>(
  'select 1 as found from admin_token where tenant = :tenant and token_hash = :tokenHash',
);

/** Keeps enrolment codes; one that is known already stays as it is. */
export function addEnrolmentCodes(
  database: SqlDatabase,
  tenant: string,
  codes: readonly EnrolmentCodeRecord[],
): Promise<void> {
  return database.transaction(async (connection) => {
    for (const code of codes) {
      await connection.run(
        `insert into enrolment_code (tenant, code_hash, locale, topics, created_at, expires_at, used_at)
         values (:tenant, :codeHash, :locale, :topics, :createdAt, :expiresAt, null)
         on conflict (tenant, code_hash) do nothing`,
        { tenant, ...code, topics: JSON.stringify(code.topics) },
      );
    }
  });
}

/** Uses up a code for a new ambassador and device; null if the code is wrong, used or expired. */
export function enrol(
  database: SqlDatabase,
  tenant: string,
  { codeHash, ambassadorId, tokenHash, now }: EnrolmentExchange,
): Promise<AmbassadorRecord | null> {
  return database.transaction(async (connection) => {
    const person = await connection.get(SPEND_CODE, { tenant, codeHash, now });
    if (!person) return null;
    const { locale, topics } = person;
    await connection.run(
      `insert into ambassador (tenant, ambassador_id, locale, topics, enrolled_at)
       values (:tenant, :ambassadorId, :locale, :topics, :now)`,
      { tenant, ambassadorId, locale, topics, now },
    );
    await connection.run(
      `insert into device_token (tenant, token_hash, ambassador_id, created_at)
       values (:tenant, :tokenHash, :ambassadorId, :now)`,
      { tenant, tokenHash, ambassadorId, now },
    );
    return readPerson({ ambassadorId, locale, topics });
  });
}

/** The ambassador behind a device token, by its hash. */
export async function findDevice(
  connection: SqlConnection,
  tenant: string,
  tokenHash: string,
): Promise<AmbassadorRecord | null> {
  const row = await connection.get(FIND_DEVICE, { tenant, tokenHash });
  return row ? readPerson(row) : null;
}

/** Keeps the hash of an admin's token. */
export async function addAdminToken(
  connection: SqlConnection,
  tenant: string,
  token: { tokenHash: string; now: string },
): Promise<void> {
  await connection.run(
    'insert into admin_token (tenant, token_hash, created_at) values (:tenant, :tokenHash, :now)',
    { tenant, ...token },
  );
}

/** Whether this is the hash of an admin's token. */
export async function isAdminToken(
  connection: SqlConnection,
  tenant: string,
  tokenHash: string,
): Promise<boolean> {
  return (await connection.get(FIND_ADMIN, { tenant, tokenHash })) !== undefined;
}

function readPerson(row: PersonRow): AmbassadorRecord {
  // Written by addEnrolmentCodes above, from a list of slugs.
  const topics: string[] = JSON.parse(row.topics);
  return { ...row, topics };
}
