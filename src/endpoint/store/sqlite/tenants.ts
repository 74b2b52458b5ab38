import type { DatabaseSync } from 'node:sqlite';
import type { Programme } from '../../../contract/feed.ts';
import type { TenantRecord } from '../store.ts';
import { prepareCommand, prepareQuery } from './database.ts';

interface TenantRow {
  tenant: string;
  secret: string;
  programme: string | null;
  contentSeq: number;
  contentChangedAt: string;
}

/** The tenant's own row: its secret, its programme, and the sequence of its content. */
export function prepareTenants(database: DatabaseSync) {
  const create = prepareCommand(
    database,
    `insert into tenant (tenant, secret, programme, content_seq, content_changed_at, created_at)
     values (:tenant, :secret, null, 0, :now, :now)
     on conflict (tenant) do nothing`,
  );
  const read = prepareQuery<TenantRow>(
    database,
    `select tenant, secret, programme, content_seq as "contentSeq", content_changed_at as "contentChangedAt"
     from tenant where tenant = :tenant`,
  );
  const changeContent = prepareCommand(
    database,
    `update tenant
     set programme = coalesce(:programme, programme), content_seq = content_seq + 1, content_changed_at = :now
     where tenant = :tenant`,
  );

  return {
    create(tenant: string, seed: { secret: string; now: string }): void {
      create.run({ tenant, ...seed });
    },
    read(tenant: string): TenantRecord {
      const row = read.get({ tenant });
      if (!row) throw new Error(`The store has no tenant ${tenant}.`);
      // Written by changeContent below, from a programme that the contract's schema passed.
      const programme: Programme | null = row.programme === null ? null : JSON.parse(row.programme);
      return { ...row, programme };
    },
    /** Raises the content sequence; `programme` null keeps the one there is. */
    changeContent(tenant: string, change: { programme: Programme | null; now: string }): void {
      const programme = change.programme && JSON.stringify(change.programme);
      changeContent.run({ tenant, programme, now: change.now });
    },
  };
}

/** The statements of {@link prepareTenants}. */
export type Tenants = ReturnType<typeof prepareTenants>;
