import { CSV_BOM, csvRow } from '../../domain/csv.ts';
import type { SqlRow, SqlSnapshot } from '../store/sql/sql-database.ts';
import type { ExportEnd, ExportRequest } from './export-request.ts';
import { openRows } from './export-rows.ts';

/**
 * Letters of a page, at least: some eight hundred shares. A page goes from thread to thread, and on a busy machine each time
 * takes as long as to make a quarter of it.
 */
const PAGE_LENGTH = 262_144;

/**
 * Writes an export page by page. `take` waits until whoever reads has room. All of it is read in one snapshot, so that it
 * is the state of one moment.
 */
export async function writePages(
  snapshot: SqlSnapshot,
  request: ExportRequest,
  take: (text: string) => Promise<void>,
): Promise<ExportEnd> {
  const rows = await openRows(snapshot, request);
  if (!rows) return 'unknown-row';
  const { columns } = rows;
  const write =
    request.format === 'csv'
      ? csvRow
      : (row: SqlRow) => `${JSON.stringify(nameAll(columns, row))}\n`;
  // Whoever goes on puts this behind a file that has its head.
  let page = request.format === 'csv' && request.after === null ? CSV_BOM + csvRow(columns) : '';
  for await (const batch of rows.read()) {
    for (const row of batch) page += write(row);
    if (page.length < PAGE_LENGTH) continue;
    await take(page);
    page = '';
  }
  if (page !== '') await take(page);
  return 'done';
}

function nameAll(columns: readonly string[], row: SqlRow) {
  return Object.fromEntries(columns.map((name, at) => [name, row[at]]));
}
