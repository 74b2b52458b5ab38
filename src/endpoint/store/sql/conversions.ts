import type { ConversionOutcome, ConversionRecord } from '../conversion-store.ts';
import { query, type SqlDatabase } from './sql-database.ts';

const FIND_ITEM = query<{ itemId: string }>(
  'select item_id as "itemId" from item where tenant = :tenant and item_id = :itemId',
);

const FIND_PAYLOAD = query<{ payloadHash: string }>(
  'select payload_hash as "payloadHash" from conversion where tenant = :tenant and conversion_id = :id',
);

/** A link stays in the world when its sharer was erased; their shares no longer name them. */
const FIND_SHARER = query<{ pseudonym: string }>(
  `select pseudonym from share
   where tenant = :tenant and pseudonym = :pseudonym and item_id = :itemId limit 1`,
);

/** Keeps a conversion, with its pseudonym if somebody shared the item under it; one whose id is there already changes nothing. */
export function addConversion(
  database: SqlDatabase,
  tenant: string,
  conversion: ConversionRecord,
): Promise<ConversionOutcome> {
  const { id, itemId, payloadHash, pseudonym } = conversion;
  return database.transaction(async (connection) => {
    if (!(await connection.get(FIND_ITEM, { tenant, itemId }))) return 'unknown-item';
    const sharer = await connection.get(FIND_SHARER, { tenant, itemId, pseudonym });
    const added = await connection.run(
      `insert into conversion (tenant, conversion_id, payload_hash, type, amount_minor, currency, occurred_at,
         received_at, item_id, variant_id, network, pseudonym)
       values (:tenant, :id, :payloadHash, :type, :amountMinor, :currency, :occurredAt,
         :receivedAt, :itemId, :variantId, :network, :pseudonym)
       on conflict (tenant, conversion_id) do nothing`,
      { tenant, ...conversion, pseudonym: sharer?.pseudonym ?? null },
    );
    if (added === 1) return 'accepted';
    const known = await connection.get(FIND_PAYLOAD, { tenant, id });
    return known?.payloadHash === payloadHash ? 'duplicate' : 'conflict';
  });
}
