import { SHORT_LINK_VARIANT } from '../../links/destination.ts';
import type {
  ConversionOutcome,
  ConversionRecord,
  ConversionTouch,
  KeptConversion,
  TaggedShare,
} from '../conversion-store.ts';
import { raiseConversionTotals } from './conversion-totals.ts';
import { listRows, writeList } from './multi-row.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

const FIND_ITEM = query<{ itemId: string }>(
  'select item_id as "itemId" from item where tenant = :tenant and item_id = :itemId',
);

const FIND_PAYLOAD = query<{ payloadHash: string }>(
  'select payload_hash as "payloadHash" from conversion where tenant = :tenant and conversion_id = :id',
);

/**
 * A link stays in the world when its sharer was erased; their shares no longer name them. Writing to the rows holds them:
 * an erasure at the same time waits, and then finds the conversion.
 */
const HOLD_SHARES = query<{ pseudonym: string }>(
  `update share set pseudonym = pseudonym
   where tenant = :tenant and pseudonym = :pseudonym and item_id = :itemId returning pseudonym`,
);

const TOUCH_FIELDS = [
  'conversionId',
  'id',
  'occurredAt',
  'itemId',
  'network',
  'pseudonym',
] as const;

/**
 * Keeps a conversion under the last visit before it, or else under the share that its tags name, with its pseudonym if
 * somebody shared the item under it. One whose id is there already changes nothing.
 */
export function addConversion(
  database: SqlDatabase,
  tenant: string,
  conversion: ConversionRecord,
): Promise<ConversionOutcome> {
  return database.transaction((connection) => addWithin(connection, tenant, conversion));
}

/** Undoes a transaction whose answer is known. */
class Undo extends Error {
  readonly outcome: ConversionOutcome;

  constructor(outcome: ConversionOutcome) {
    super('a dry run');
    this.outcome = outcome;
  }
}

/** What {@link addConversion} would answer; nothing is kept. */
export async function tryConversion(
  database: SqlDatabase,
  tenant: string,
  conversion: ConversionRecord,
): Promise<ConversionOutcome> {
  try {
    return await database.transaction(async (connection) => {
      throw new Undo(await addWithin(connection, tenant, conversion));
    });
  } catch (error) {
    if (error instanceof Undo) return error.outcome;
    throw error;
  }
}

async function addWithin(
  connection: SqlConnection,
  tenant: string,
  conversion: ConversionRecord,
): Promise<ConversionOutcome> {
  const { clickIds, tagged, ...told } = conversion;
  const { id, payloadHash, occurredAt } = told;
  const known = await connection.get(FIND_PAYLOAD, { tenant, id });
  if (known) return known.payloadHash === payloadHash ? 'duplicate' : 'conflict';
  const named = tagged && (await withKnownSharer(connection, tenant, tagged));
  const touches = await holdClicks(connection, tenant, clickIds);
  const share = findLastTouch(touches, occurredAt) ?? named;
  if (!share) return 'unknown-clicks';
  const { itemId } = share;
  if (!(await connection.get(FIND_ITEM, { tenant, itemId }))) return 'unknown-item';
  const kept: KeptConversion = { ...told, ...share, touches };
  if (await insertConversion(connection, tenant, kept)) return 'accepted';
  const other = await connection.get(FIND_PAYLOAD, { tenant, id });
  return other?.payloadHash === payloadHash ? 'duplicate' : 'conflict';
}

/** Puts a conversion into the database with the visits that led to it; false if its id is there already. */
export async function insertConversion(
  connection: SqlConnection,
  tenant: string,
  { touches, ...kept }: KeptConversion,
): Promise<boolean> {
  const added = await connection.run(
    `insert into conversion (tenant, conversion_id, payload_hash, type, amount_minor, currency, occurred_at,
       received_at, item_id, variant_id, network, pseudonym, source)
     values (:tenant, :id, :payloadHash, :type, :amountMinor, :currency, :occurredAt,
       :receivedAt, :itemId, :variantId, :network, :pseudonym, :source)
     on conflict (tenant, conversion_id) do nothing`,
    { tenant, ...kept },
  );
  if (added !== 1) return false;
  await addTouches(connection, tenant, { id: kept.id, touches });
  await raiseConversionTotals(connection, tenant, [{ ...kept, touches: [...touches] }]);
  return true;
}

async function withKnownSharer(
  connection: SqlConnection,
  tenant: string,
  tagged: TaggedShare,
): Promise<TaggedShare> {
  const { itemId, pseudonym } = tagged;
  const sharer = await connection.get(HOLD_SHARES, { tenant, itemId, pseudonym });
  return { ...tagged, pseudonym: sharer?.pseudonym ?? null };
}

/** Those of the clicks that are known, in order of time, held as the shares are. */
async function holdClicks(
  connection: SqlConnection,
  tenant: string,
  clickIds: readonly string[],
): Promise<ConversionTouch[]> {
  if (clickIds.length === 0) return [];
  const ids = writeList('click', clickIds);
  const clicks = await connection.all(
    query<ConversionTouch>(
      `update click set pseudonym = pseudonym where tenant = :tenant and click_id in (${ids.sql})
       returning click_id as "id", occurred_at as "occurredAt", item_id as "itemId", network, pseudonym`,
    ),
    { tenant, ...ids.parameters },
  );
  // Made with the time of the click: in the order of ids they are in the order of time.
  return clicks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The last visit before the conversion; a sender whose clock is behind has the first. */
function findLastTouch(
  touches: readonly ConversionTouch[],
  occurredAt: string,
): TaggedShare | undefined {
  const touch = touches.findLast((visit) => visit.occurredAt <= occurredAt) ?? touches[0];
  if (!touch) return undefined;
  const { itemId, network, pseudonym } = touch;
  return { itemId, variantId: SHORT_LINK_VARIANT, network, pseudonym };
}

async function addTouches(
  connection: SqlConnection,
  tenant: string,
  { id, touches }: { id: string; touches: readonly ConversionTouch[] },
): Promise<void> {
  if (touches.length === 0) return;
  const rows = touches.map((touch) => ({ ...touch, conversionId: id }));
  await connection.run(
    `insert into conversion_touch (tenant, conversion_id, click_id, occurred_at, item_id, network, pseudonym)
     values :rows`,
    { rows: listRows(tenant, TOUCH_FIELDS, rows) },
  );
}
