import type { ShareProjection } from '../../shares/share-projection.ts';
import { writeRows } from './multi-row.ts';
import type { SqlConnection } from './sql-database.ts';

type ShareRecord = ShareProjection & { campaign: string };

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

/** Writes shares as they stand now, in one order in every process, so that no two wait for each other. */
export async function putShares(
  connection: SqlConnection,
  tenant: string,
  shares: readonly ShareRecord[],
): Promise<void> {
  const ordered = shares.toSorted((a, b) => (a.shareId < b.shareId ? -1 : 1));
  const rows = writeRows(
    FIELDS,
    ordered.map((share) => ({ ...share, tenant })),
  );
  await connection.run(
    `insert into share (tenant, share_id, ${NAMES.join(', ')}) values ${rows.sql}
     on conflict (tenant, share_id) do update set ${UPDATES}`,
    rows.parameters,
  );
}
