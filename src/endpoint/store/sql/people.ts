import type { Staff } from '../../../contract/enrolment.ts';
import type { AuditNote } from '../../audit/audit-chain.ts';
import type {
  EnrolmentCodeRecord,
  EnrolmentExchange,
  PersonListed,
  PersonRecord,
} from '../people-store.ts';
import { appendAudit } from './audit.ts';
import { movePresence } from './presence-totals.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

/** A person as the database has them: lists as JSON, a yes as 1, a no as null. */
export interface PersonRow extends Omit<PersonRecord, 'roles' | 'topics' | 'trained'> {
  roles: string;
  topics: string;
  trained: number | null;
}

/** Columns of a {@link PersonRow}. */
export const PERSON_COLUMNS =
  'person.person_id as "personId", roles, label, locale, topics, trained';

const AMBASSADOR = '["ambassador"]';

const SPEND_CODE = query<
  Pick<PersonRow, 'locale' | 'topics' | 'trained'> & { staff: string | null }
>(
  `update enrolment_code set used_at = :now
   where tenant = :tenant and code_hash = :codeHash and used_at is null and expires_at > :now
     and (case when staff is null then 'ambassador' else 'staff' end) = :kind
   returning staff, locale, topics, trained`,
);

const LIST_STAFF = query<PersonRow & Pick<PersonListed, 'enrolledAt' | 'leftAt'>>(
  `select ${PERSON_COLUMNS}, enrolled_at as "enrolledAt", left_at as "leftAt" from person
   where tenant = :tenant and label is not null order by label, person_id`,
);

const COUNT_AMBASSADORS = query<{ total: number }>(
  'select count(*) as total from person where tenant = :tenant and label is null and left_at is null',
);

const ENROLLED_AT = query<{ enrolledAt: string }>(
  'select enrolled_at as "enrolledAt" from person where tenant = :tenant and person_id = :personId',
);

/** Keeps enrolment codes; one that is known already stays as it is. */
export function addEnrolmentCodes(
  database: SqlDatabase,
  tenant: string,
  { codes, audit }: { codes: readonly EnrolmentCodeRecord[]; audit: AuditNote | undefined },
): Promise<void> {
  return database.transaction(async (connection) => {
    for (const code of codes) {
      await connection.run(
        `insert into enrolment_code (tenant, code_hash, staff, locale, topics, trained, created_at, expires_at, used_at)
         values (:tenant, :codeHash, :staff, :locale, :topics, :trained, :createdAt, :expiresAt, null)
         on conflict (tenant, code_hash) do nothing`,
        {
          tenant,
          ...code,
          topics: JSON.stringify(code.topics),
          trained: code.trained ? 1 : null,
          staff: code.staff && JSON.stringify(code.staff),
        },
      );
    }
    await appendAudit(connection, tenant, audit);
  });
}

/** Uses up a code for a new person; null if the code is wrong, used, expired, or of the other kind. */
export function enrol(
  database: SqlDatabase,
  tenant: string,
  { exchange, kind }: { exchange: EnrolmentExchange; kind: 'ambassador' | 'staff' },
): Promise<PersonRecord | null> {
  const { codeHash, personId, now } = exchange;
  return database.transaction(async (connection) => {
    const spent = await connection.get(SPEND_CODE, { tenant, codeHash, kind, now });
    if (!spent) return null;
    // Written by addEnrolmentCodes above.
    const staff: Staff | null = spent.staff === null ? null : JSON.parse(spent.staff);
    const { locale, topics, trained } = spent;
    const roles = staff ? JSON.stringify(staff.roles) : AMBASSADOR;
    const label = staff?.label ?? null;
    const row: PersonRow = { personId, roles, label, locale, topics, trained };
    await addPerson(connection, tenant, { row, exchange });
    await appendAudit(connection, tenant, staff ? noteStaff(exchange, staff) : undefined);
    return readPerson(row);
  });
}

/** Adds somebody of the company's side without a code. */
export function addStaff(
  database: SqlDatabase,
  tenant: string,
  { exchange, staff }: { exchange: Omit<EnrolmentExchange, 'codeHash'>; staff: Staff },
): Promise<void> {
  const roles = JSON.stringify(staff.roles);
  const { personId } = exchange;
  const { label } = staff;
  const row: PersonRow = { personId, roles, label, locale: 'en', topics: '[]', trained: null };
  return database.transaction(async (connection) => {
    await addPerson(connection, tenant, { row, exchange });
    await appendAudit(connection, tenant, noteStaff(exchange, staff));
  });
}

/** Everybody of the company's side, also who left, by label. */
export async function listStaff(
  connection: SqlConnection,
  tenant: string,
): Promise<PersonListed[]> {
  const rows = await connection.all(LIST_STAFF, { tenant });
  return rows.map((row) => ({
    ...readPerson(row),
    enrolledAt: row.enrolledAt,
    leftAt: row.leftAt,
  }));
}

/** How many ambassadors there are. */
export async function countAmbassadors(connection: SqlConnection, tenant: string): Promise<number> {
  return (await connection.get(COUNT_AMBASSADORS, { tenant }))?.total ?? 0;
}

/** When somebody enrolled; null if there is no such person. */
export async function readEnrolledAt(
  connection: SqlConnection,
  tenant: string,
  personId: string,
): Promise<string | null> {
  return (await connection.get(ENROLLED_AT, { tenant, personId }))?.enrolledAt ?? null;
}

/** The person of a row. */
export function readPerson({ personId, label, locale, ...row }: PersonRow): PersonRecord {
  // Written by enrol and addStaff above, from lists that the contract's schemas passed.
  const roles: PersonRecord['roles'] = JSON.parse(row.roles);
  // The same.
  const topics: string[] = JSON.parse(row.topics);
  return { personId, roles, label, locale, topics, trained: row.trained === 1 };
}

async function addPerson(
  connection: SqlConnection,
  tenant: string,
  { row, exchange }: { row: PersonRow; exchange: Omit<EnrolmentExchange, 'codeHash'> },
): Promise<void> {
  const { familyId, personId, tokenHash, now } = exchange;
  await connection.run(
    `insert into person (tenant, person_id, roles, label, locale, topics, trained, enrolled_at, left_at)
     values (:tenant, :personId, :roles, :label, :locale, :topics, :trained, :now, null)`,
    { tenant, ...row, now },
  );
  await connection.run(
    `insert into token_family (tenant, family_id, person_id, created_at, revoked_at, revoked_because)
     values (:tenant, :familyId, :personId, :now, null, null)`,
    { tenant, familyId, personId, now },
  );
  await connection.run(
    `insert into bearer_token (tenant, token_hash, family_id, state, created_at, changed_at)
     values (:tenant, :tokenHash, :familyId, 'current', :now, :now)`,
    { tenant, tokenHash, familyId, now },
  );
  const { label, trained } = row;
  const after = [{ label, trained, enrolledAt: now, leftAt: null }];
  await movePresence(connection, tenant, { before: [], after });
}

function noteStaff(
  { personId, now }: Omit<EnrolmentExchange, 'codeHash'>,
  { label, roles }: Staff,
): AuditNote {
  const details = { label, roles: roles.join(' ') };
  return { at: now, actor: personId, action: 'staff.enrolled', subject: personId, details };
}
