import type { DatabaseSync } from 'node:sqlite';
import type { AmbassadorRecord, EnrolmentCodeRecord, EnrolmentExchange } from '../store.ts';
import { inTransaction, prepareCommand, prepareQuery } from './database.ts';

interface PersonRow {
  ambassadorId: string;
  locale: string;
  topics: string;
}

/** Enrolment codes, ambassadors, and the tokens of devices and admins. */
export function prepareEnrolments(database: DatabaseSync) {
  const insertCode = prepareCommand(
    database,
    `insert into enrolment_code (tenant, code_hash, locale, topics, created_at, expires_at, used_at)
     values (:tenant, :codeHash, :locale, :topics, :createdAt, :expiresAt, null)
     on conflict (tenant, code_hash) do nothing`,
  );
  const spendCode = prepareQuery<Omit<PersonRow, 'ambassadorId'>>(
    database,
    `update enrolment_code set used_at = :now
     where tenant = :tenant and code_hash = :codeHash and used_at is null and expires_at > :now
     returning locale, topics`,
  );
  const insertAmbassador = prepareCommand(
    database,
    `insert into ambassador (tenant, ambassador_id, locale, topics, enrolled_at)
     values (:tenant, :ambassadorId, :locale, :topics, :now)`,
  );
  const insertDevice = prepareCommand(
    database,
    `insert into device_token (tenant, token_hash, ambassador_id, created_at)
     values (:tenant, :tokenHash, :ambassadorId, :now)`,
  );
  const findDevice = prepareQuery<PersonRow>(
    database,
    `select ambassador.ambassador_id as "ambassadorId", locale, topics
     from device_token
     join ambassador on ambassador.tenant = device_token.tenant
       and ambassador.ambassador_id = device_token.ambassador_id
     where device_token.tenant = :tenant and token_hash = :tokenHash`,
  );
  const insertAdmin = prepareCommand(
    database,
    'insert into admin_token (tenant, token_hash, created_at) values (:tenant, :tokenHash, :now)',
  );
  const findAdmin = prepareQuery<{ found: number }>(
    database,
    'select 1 as found from admin_token where tenant = :tenant and token_hash = :tokenHash',
  );

  return {
    addCodes(tenant: string, codes: readonly EnrolmentCodeRecord[]): void {
      inTransaction(database, () => {
        for (const code of codes) {
          insertCode.run({ tenant, ...code, topics: JSON.stringify(code.topics) });
        }
      });
    },
    enrol(tenant: string, exchange: EnrolmentExchange): AmbassadorRecord | null {
      const { codeHash, ambassadorId, tokenHash, now } = exchange;
      return inTransaction(database, () => {
        const person = spendCode.get({ tenant, codeHash, now });
        if (!person) return null;
        const { locale, topics } = person;
        insertAmbassador.run({ tenant, ambassadorId, locale, topics, now });
        insertDevice.run({ tenant, tokenHash, ambassadorId, now });
        return readPerson({ ambassadorId, locale, topics });
      });
    },
    findDevice(tenant: string, tokenHash: string): AmbassadorRecord | null {
      const row = findDevice.get({ tenant, tokenHash });
      return row ? readPerson(row) : null;
    },
    addAdminToken(tenant: string, token: { tokenHash: string; now: string }): void {
      insertAdmin.run({ tenant, ...token });
    },
    isAdminToken(tenant: string, tokenHash: string): boolean {
      return findAdmin.get({ tenant, tokenHash }) !== undefined;
    },
  };
}

function readPerson(row: PersonRow): AmbassadorRecord {
  // Written by addCodes above, from a list of slugs.
  const topics: string[] = JSON.parse(row.topics);
  return { ...row, topics };
}
