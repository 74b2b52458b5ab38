import type { ShareLogFilter, ShareRow } from '../../contract/share-log.ts';
import { CSV_BOM, csvRow } from '../../domain/csv.ts';
import type { Context } from '../context.ts';
import { SHARE_COLUMNS } from '../share-columns.ts';
import type { SharePosition } from '../store/store.ts';

/** Rows per page: large enough to be quick, small enough that other requests hardly wait (performance §4.4). */
const PAGE_ROWS = 500;

/** The whole share log as text, a page of rows at a time, each page read only when the last one was taken. */
export async function* exportShares(
  context: Context,
  request: { filter: ShareLogFilter; format: 'csv' | 'ndjson' },
): AsyncGenerator<string> {
  const { start, formatRow } = FORMATS[request.format];
  if (start) yield start;
  for await (const page of readPages(context, request.filter)) {
    yield page.map(formatRow).join('');
  }
}

const FORMATS = {
  csv: {
    start: CSV_BOM + csvRow(SHARE_COLUMNS),
    formatRow: (row: ShareRow) => csvRow(SHARE_COLUMNS.map((column) => row[column])),
  },
  ndjson: { start: '', formatRow: (row: ShareRow) => `${JSON.stringify(row)}\n` },
};

async function* readPages(
  { store, tenant }: Context,
  filter: ShareLogFilter,
): AsyncGenerator<ShareRow[]> {
  let after: SharePosition | null = null;
  do {
    const rows: ShareRow[] = await store.listShares(tenant, { filter, after, limit: PAGE_ROWS });
    if (rows.length > 0) yield rows;
    after = rows.length === PAGE_ROWS ? (rows.at(-1) ?? null) : null;
  } while (after !== null);
}
