import type { Item } from '../../../contract/item.ts';
import type { HandleKind, LinkHandle } from '../link-store.ts';
import { ERASED_SUBJECT } from '../link-store.ts';
import { type ContentRow, CURRENT_CONTENT, readItem } from './content.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';
import { lockTenant } from './tenants.ts';

const FIND = query<LinkHandle>(
  'select kind, handle, subject from link_handle where tenant = :tenant and kind = :kind and subject = :subject',
);

const GIVE = query<LinkHandle>(
  `insert into link_handle (tenant, kind, handle, subject)
   select :tenant, :kind, coalesce(max(handle), 0) + 1, :subject
   from link_handle where tenant = :tenant and kind = :kind
   returning kind, handle, subject`,
);

const LIST = query<LinkHandle>(
  `select kind, handle, subject from link_handle
   where tenant = :tenant and ((kind = 'item' and handle > :item)
     or (kind = 'ambassador' and (handle > :ambassador or substr(subject, 1, ${ERASED_SUBJECT.length}) = '${ERASED_SUBJECT}')) or (kind = 'network' and handle > :network))`,
);

const LIST_ITEMS = query<ContentRow>(
  `${CURRENT_CONTENT} and signature is not null and withdrawn_at is null and item.item_id in
     (select subject from link_handle where tenant = :tenant and kind = 'item')`,
);

/** The number of a subject. One is made at a time for each tenant, so that they rise without a gap. */
export async function giveHandle(
  database: SqlDatabase,
  tenant: string,
  { kind, subject }: { kind: HandleKind; subject: string },
): Promise<LinkHandle> {
  const key = { tenant, kind, subject };
  const known = await database.get(FIND, key);
  if (known) return known;
  return database.transaction(async (connection) => {
    await lockTenant(connection, tenant);
    const given = (await connection.get(FIND, key)) ?? (await connection.get(GIVE, key));
    if (!given) throw new Error('An insertion gave no row.');
    return given;
  });
}

/** All numbers of the tenant above these, and those whose ambassador was erased since. */
export function listHandles(
  connection: SqlConnection,
  tenant: string,
  after: Record<HandleKind, number>,
): Promise<LinkHandle[]> {
  return connection.all(LIST, { tenant, ...after });
}

/** Items that have a number, in their current revision, if approval signed it. */
export async function listLinkedItems(connection: SqlConnection, tenant: string): Promise<Item[]> {
  return (await connection.all(LIST_ITEMS, { tenant })).map(readItem);
}
