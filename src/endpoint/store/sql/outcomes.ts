import type { OutcomeState, OutcomeView } from '../../../contract/outcome.ts';
import { makeStableId } from '../../conversions/stable-id.ts';
import { hashPayload } from '../../payload-hash.ts';
import type { OutcomeRuling, OutcomeSlice, OwnOutcome } from '../outcome-store.ts';
import type { StoredOutcome } from '../report-store.ts';
import { appendAudit } from './audit.ts';
import { insertConversion } from './conversions.ts';
import { writeList } from './multi-row.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';

/** Length of the month in a day: 2026-11. */
const MONTH = 'substr(happened_on, 1, 7)';

const VIEW = `select reference, outcome.state, kind, outcome.item_id as "itemId", title as "itemTitle", network,
    ${MONTH} as month
  from outcome
  join item on item.tenant = outcome.tenant and item.item_id = outcome.item_id
  join item_revision on item_revision.tenant = item.tenant and item_revision.item_id = item.item_id
    and item_revision.revision = item.revision`;

const FIND = query<OutcomeView>(
  `${VIEW} where outcome.tenant = :tenant and reference = :reference`,
);

const LIST_MONTHS = query<{ month: string }>(
  `select distinct ${MONTH} as month from outcome where tenant = :tenant order by month desc`,
);

/** Of two decisions at the same time, the second finds the outcome decided. */
const DECIDE = query<
  Pick<StoredOutcome, 'kind' | 'itemId' | 'variantId' | 'network' | 'pseudonym'> & {
    happenedOn: string;
  }
>(
  `update outcome set state = :state, decided_at = :now
   where tenant = :tenant and reference = :reference and state = 'waiting'
   returning kind, happened_on as "happenedOn", item_id as "itemId", variant_id as "variantId", network, pseudonym`,
);

/** The months in which reported outcomes happened, latest first. */
export async function listOutcomeMonths(
  connection: SqlConnection,
  tenant: string,
): Promise<string[]> {
  const rows = await connection.all(LIST_MONTHS, { tenant });
  return rows.map(({ month }) => month);
}

/** Outcomes of some months in one state: latest month first, then by reference. */
export async function listOutcomes(
  connection: SqlConnection,
  tenant: string,
  { state, months, after, limit }: OutcomeSlice,
): Promise<OutcomeView[]> {
  if (months.length === 0) return [];
  const list = writeList('month', months);
  const rest = after
    ? `and (${MONTH} < :afterMonth or (${MONTH} = :afterMonth and reference > :afterReference))`
    : '';
  const position = after
    ? { afterMonth: after.month, afterReference: after.reference }
    : ({} as const);
  return connection.all(
    query<OutcomeView>(
      `${VIEW}
       where outcome.tenant = :tenant and outcome.state = :state and ${MONTH} in (${list.sql}) ${rest}
       order by ${MONTH} desc, reference limit :limit`,
    ),
    { tenant, state, ...list.parameters, ...position, limit },
  );
}

/** The outcome of a reference. */
export async function findOutcome(
  connection: SqlConnection,
  tenant: string,
  reference: string,
): Promise<OutcomeView | null> {
  return (await connection.get(FIND, { tenant, reference })) ?? null;
}

/**
 * Decides a waiting outcome. A confirmed one becomes a conversion of the day on which it happened, with an id of that day
 * and its reference: who reads the conversions learns neither who reported it nor when.
 */
export function decideOutcome(
  database: SqlDatabase,
  tenant: string,
  { reference, state, now, audit }: OutcomeRuling,
): Promise<OutcomeState | null> {
  return database.transaction(async (connection) => {
    const decided = await connection.get(DECIDE, { tenant, reference, state, now });
    if (!decided) return (await findOutcome(connection, tenant, reference))?.state ?? null;
    if (state === 'confirmed') {
      const { kind: type, happenedOn, ...share } = decided;
      const conversion = { type, occurredAt: `${happenedOn}T00:00:00.000Z` };
      await insertConversion(connection, tenant, {
        ...conversion,
        ...share,
        id: makeStableId(conversion.occurredAt, reference),
        payloadHash: hashPayload({ ...conversion, reference }),
        amountMinor: null,
        currency: null,
        receivedAt: now,
        source: 'self',
        touches: [],
      });
    }
    await appendAudit(connection, tenant, audit);
    return state;
  });
}

/** What was reported under these pseudonyms, the latest first. */
export async function listOwnOutcomes(
  connection: SqlConnection,
  tenant: string,
  pseudonyms: readonly string[],
): Promise<OwnOutcome[]> {
  if (pseudonyms.length === 0) return [];
  const list = writeList('own', pseudonyms);
  return connection.all(
    query<OwnOutcome>(
      `select event_id as "id", item_id as "itemId", network, kind, happened_on as "happenedOn", state
       from outcome where tenant = :tenant and pseudonym in (${list.sql})
       order by happened_on desc, event_id desc`,
    ),
    { tenant, ...list.parameters },
  );
}
