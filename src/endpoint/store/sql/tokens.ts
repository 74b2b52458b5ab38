import type { AuditNote } from '../../audit/audit-chain.ts';
import type { TokenOutcome } from '../people-store.ts';
import { appendAudit } from './audit.ts';
import { PERSON_COLUMNS, type PersonRow, readPerson } from './people.ts';
import { COUNTED_COLUMNS, type CountedPerson, movePresence } from './presence-totals.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

interface TokenRow extends PersonRow {
  familyId: string;
  state: 'current' | 'pending' | 'retired';
  changedAt: string;
}

/** Why a family of tokens was revoked. */
export type RevocationReason = 'asked' | 'reused' | 'left';

/**
 * How long a retired token still does, in milliseconds: requests that were under way when its successor was first used
 * are no theft.
 */
const RETIRED_GRACE_MS = 30_000;

const FIND = query<TokenRow>(
  `select ${PERSON_COLUMNS}, token_family.family_id as "familyId", state, changed_at as "changedAt"
   from bearer_token
   join token_family on token_family.tenant = bearer_token.tenant
     and token_family.family_id = bearer_token.family_id
   join person on person.tenant = token_family.tenant and person.person_id = token_family.person_id
   where bearer_token.tenant = :tenant and token_hash = :tokenHash and revoked_at is null`,
);

const FIND_PERSON = query<{ personId: string }>(
  'select person_id as "personId" from person where tenant = :tenant and person_id = :personId',
);

const NOTE_LEFT = query<CountedPerson>(
  `update person set left_at = :now where tenant = :tenant and person_id = :personId and left_at is null
   returning ${COUNTED_COLUMNS}`,
);

/** Whose token this is. Its first use puts it in force; the use of one that was replaced long ago revokes its family. */
export async function useToken(
  database: SqlDatabase,
  tenant: string,
  { tokenHash, now }: { tokenHash: string; now: string },
): Promise<TokenOutcome | null> {
  const row = await database.get(FIND, { tenant, tokenHash });
  if (!row) return null;
  const { familyId, state, changedAt } = row;
  if (state === 'pending') await putInForce(database, tenant, { tokenHash, familyId, now });
  const isOld = Date.parse(now) - Date.parse(changedAt) > RETIRED_GRACE_MS;
  if (state !== 'retired' || !isOld) return { status: 'good', person: readPerson(row), familyId };
  await revokeFamily(database, tenant, { familyId, now, because: 'reused' });
  return { status: 'reused' };
}

/** Keeps a token that takes over with its first use; an earlier one that was never used is retired. */
export function rotateToken(
  database: SqlDatabase,
  tenant: string,
  next: { familyId: string; tokenHash: string; now: string },
): Promise<void> {
  return database.transaction(async (connection) => {
    await connection.run(
      `update bearer_token set state = 'retired', changed_at = :now
       where tenant = :tenant and family_id = :familyId and state = 'pending'`,
      { tenant, familyId: next.familyId, now: next.now },
    );
    await connection.run(
      `insert into bearer_token (tenant, token_hash, family_id, state, created_at, changed_at)
       values (:tenant, :tokenHash, :familyId, 'pending', :now, :now)`,
      { tenant, ...next },
    );
  });
}

/** Revokes a family of tokens; that a copy was used goes into the audit log. */
export function revokeFamily(
  database: SqlDatabase,
  tenant: string,
  family: { familyId: string; now: string; because: RevocationReason },
): Promise<void> {
  const { familyId, now, because } = family;
  return database.transaction(async (connection) => {
    const changed = await connection.run(
      `update token_family set revoked_at = :now, revoked_because = :because
       where tenant = :tenant and family_id = :familyId and revoked_at is null`,
      { tenant, familyId, now, because },
    );
    if (changed === 0 || because !== 'reused') return;
    const note = { at: now, actor: 'endpoint', action: 'token.reused', subject: familyId } as const;
    await appendAudit(connection, tenant, { ...note, details: {} });
  });
}

/** Revokes all tokens of a person; false if there is no such person. */
export function revokePerson(
  database: SqlDatabase,
  tenant: string,
  { personId, audit }: { personId: string; audit: AuditNote },
): Promise<boolean> {
  return database.transaction(async (connection) => {
    if (!(await connection.get(FIND_PERSON, { tenant, personId }))) return false;
    await endFamilies(connection, tenant, { personId, now: audit.at, because: 'asked' });
    await appendAudit(connection, tenant, audit);
    return true;
  });
}

/** Revokes the families of a person and notes that they left; answers how many families that were. */
export async function endFamilies(
  connection: SqlConnection,
  tenant: string,
  end: { personId: string; now: string; because: RevocationReason },
): Promise<number> {
  const { personId, now } = end;
  const person = await connection.get(NOTE_LEFT, { tenant, personId, now });
  const families = await connection.run(
    `update token_family set revoked_at = :now, revoked_because = :because
     where tenant = :tenant and person_id = :personId and revoked_at is null`,
    { tenant, ...end },
  );
  if (person) {
    const before = [{ ...person, leftAt: null }];
    await movePresence(connection, tenant, { before, after: [person] });
  }
  return families;
}

async function putInForce(
  database: SqlDatabase,
  tenant: string,
  token: { tokenHash: string; familyId: string; now: string },
): Promise<void> {
  const { tokenHash, familyId, now } = token;
  await database.transaction(async (connection) => {
    const changed = await connection.run(
      `update bearer_token set state = 'current', changed_at = :now
       where tenant = :tenant and token_hash = :tokenHash and state = 'pending'`,
      { tenant, tokenHash, now },
    );
    // Another request was first.
    if (changed === 0) return;
    await connection.run(
      `update bearer_token set state = 'retired', changed_at = :now
       where tenant = :tenant and family_id = :familyId and token_hash <> :tokenHash and state <> 'retired'`,
      { tenant, tokenHash, familyId, now },
    );
  });
}
