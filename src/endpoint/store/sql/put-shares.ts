import type { ShareProjection } from '../../shares/share-projection.ts';
import { writeRows } from './multi-row.ts';
import type { CountedShare } from './share-totals.ts';
import { query, type SqlConnection } from './sql-database.ts';

type ShareRecord = ShareProjection & { campaign: string };

/** The state of a share that no total counts yet; no row has it outside the transaction that makes the share. */
const UNCOUNTED = '';

/** Columns of `share` but for its key, with the field that each keeps. */
const COLUMNS = {
  state: 'state',
  network: 'network',
  composer: 'composer',
  mode: 'mode',
  item_id: 'itemId',
  item_revision: 'itemRevision',
  variant_id: 'variantId',
  campaign: 'campaign',
  link: 'link',
  permalink: 'permalink',
  evidence: 'evidence',
  wording: 'wording',
  pseudonym: 'pseudonym',
  inserted_at: 'insertedAt',
  published_at: 'publishedAt',
  received_at: 'receivedAt',
  client_version: 'clientVersion',
} as const satisfies Record<string, keyof ShareRecord>;

const NAMES = Object.keys(COLUMNS);
const FIELDS = ['tenant', 'shareId', ...Object.values(COLUMNS)] as const;
const UPDATES = NAMES.map((column) => `${column} = excluded.${column}`).join(', ');

/** Writes shares as they stand now. */
export async function putShares(
  connection: SqlConnection,
  tenant: string,
  shares: readonly ShareRecord[],
): Promise<void> {
  const rows = writeOrdered(tenant, shares);
  await connection.run(`${insertInto(rows.sql)} do update set ${UPDATES}`, rows.parameters);
}

/**
 * Holds shares until the transaction ends, making rows for those that are not there yet, and answers those that were, as
 * totals count them: whoever else changes one of them waits, and whatever they committed before is read by what follows.
 */
export async function holdShares(
  connection: SqlConnection,
  tenant: string,
  shares: readonly ShareRecord[],
): Promise<CountedShare[]> {
  const rows = writeOrdered(
    tenant,
    shares.map((share) => ({ ...share, state: UNCOUNTED })),
  );
  const held = await connection.all(
    query<CountedShare>(
      `${insertInto(rows.sql)} do update set state = share.state
       returning inserted_at as "insertedAt", item_id as "itemId", network, composer, state`,
    ),
    rows.parameters,
  );
  return held.filter(({ state }) => state !== UNCOUNTED);
}

const insertInto = (values: string) =>
  `insert into share (tenant, share_id, ${NAMES.join(', ')}) values ${values} on conflict (tenant, share_id)`;

/** In one order in every process, so that no two wait for each other. */
function writeOrdered(
  tenant: string,
  shares: readonly (Omit<ShareRecord, 'state'> & { state: string })[],
) {
  const ordered = shares.toSorted((a, b) => (a.shareId < b.shareId ? -1 : 1));
  return writeRows(
    FIELDS,
    ordered.map((share) => ({ ...share, tenant })),
  );
}
