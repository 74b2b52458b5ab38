import type { ShareProjection } from '../../shares/share-projection.ts';
import { listRows } from './multi-row.ts';
import type { CountedShare } from './share-totals.ts';
import { type Insertion, query, type SqlConnection } from './sql-database.ts';

/** A share with the campaign of its item. */
export type ShareRecord = ShareProjection & { campaign: string };

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
const FIELDS = ['shareId', ...Object.values(COLUMNS)] as const;
const INSERT = `insert into share (tenant, share_id, ${NAMES.join(', ')}) values :rows on conflict (tenant, share_id)`;
const ADD: Insertion = { sql: `${INSERT} do nothing`, id: 'share_id' };
const UPDATES = NAMES.map((column) => `${column} = excluded.${column}`).join(', ');

/** Writes shares of which there is no row yet, and answers the ids of those; the others are left as they are. */
export async function addShares(
  connection: SqlConnection,
  tenant: string,
  shares: readonly ShareRecord[],
): Promise<Set<string>> {
  if (shares.length === 0) return new Set();
  const ordered = shares.toSorted(byId);
  const isNew = await connection.addNew(ADD, listRows(tenant, FIELDS, ordered));
  return new Set(ordered.filter((_share, place) => isNew[place]).map(({ shareId }) => shareId));
}

/** Writes shares as they stand now. */
export async function putShares(
  connection: SqlConnection,
  tenant: string,
  shares: readonly ShareRecord[],
): Promise<void> {
  await connection.run(`${INSERT} do update set ${UPDATES}`, {
    rows: listRows(tenant, FIELDS, shares.toSorted(byId)),
  });
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
  const uncounted = shares.map((share) => ({ ...share, state: UNCOUNTED }));
  const held = await connection.all(
    query<CountedShare>(
      `${INSERT} do update set state = share.state
       returning inserted_at as "insertedAt", item_id as "itemId", network, composer, state`,
    ),
    { rows: listRows(tenant, FIELDS, uncounted.toSorted(byId)) },
  );
  return held.filter(({ state }) => state !== UNCOUNTED);
}

/**
 * In one order in every process, so that hardly ever two wait for each other: only where each begins a share that the other
 * goes on with. PostgreSQL then undoes one, which tries again.
 */
const byId = (a: Pick<ShareRecord, 'shareId'>, b: Pick<ShareRecord, 'shareId'>) =>
  a.shareId < b.shareId ? -1 : 1;
