import { clickRowSchema, conversionRowSchema } from '../../contract/export.ts';
import { shareRowSchema } from '../../contract/share-log.ts';
import { CSV_BOM, csvRow } from '../../domain/csv.ts';
import { makeTells, type Tells } from '../results/group-size.ts';
import { findSharePosition, listClickPage, listConversionPage } from '../store/sql/past-pages.ts';
import { listItemLabels, listPresence } from '../store/sql/results.ts';
import { listShares } from '../store/sql/share-log.ts';
import type { SqlConnection } from '../store/sql/sql-database.ts';
import type { ExportEnd, ExportRequest } from './export-request.ts';

/** Rows per page: large enough to be quick, small enough that few pages are little memory (performance §4.4). */
const PAGE_ROWS = 500;
/** Length of the month in an instant: 2026-11. */
const MONTH_LENGTH = 7;

/** The columns of each export, in the contract's order: a field added there is a column here. The id comes first. */
const COLUMNS = {
  shares: shareRowSchema.keyof().options,
  clicks: clickRowSchema.keyof().options,
  conversions: conversionRowSchema.keyof().options,
} as const;

type Row = Record<string, string | number | null>;

/** Rows to show, and where the next page starts; null: there is none. */
interface Page {
  rows: Row[];
  next: string | null;
}

/**
 * Writes an export page by page. `take` waits until whoever reads has room. All of it is read on one connection, so that a
 * transaction makes it the state of one moment.
 */
export async function writePages(
  connection: SqlConnection,
  request: ExportRequest,
  take: (text: string) => Promise<void>,
): Promise<ExportEnd> {
  const columns: readonly string[] = COLUMNS[request.what];
  const write =
    request.format === 'csv'
      ? (row: Row) => csvRow(columns.map((name) => row[name] ?? null))
      : toLine;
  const readPage = await openPages(connection, request);
  if (!readPage) return 'unknown-row';
  // Whoever goes on puts this behind a file that has its head.
  if (request.format === 'csv' && request.after === null) await take(CSV_BOM + csvRow(columns));
  for (let after = request.after ?? ''; ; ) {
    const { rows, next } = await readPage(after);
    if (rows.length > 0) await take(rows.map(write).join(''));
    if (next === null) return 'done';
    after = next;
  }
}

const toLine = (row: Row) => `${JSON.stringify(row)}\n`;

/** How a page is read; undefined if there is no row to go on behind. */
async function openPages(
  connection: SqlConnection,
  request: ExportRequest,
): Promise<((after: string) => Promise<Page>) | undefined> {
  const { tenant, groupMin } = request;
  const limit = PAGE_ROWS;
  if (request.what === 'shares') {
    const { filter, after } = request;
    if (after && !(await findSharePosition(connection, tenant, after))) return undefined;
    return async (shareId) => {
      const position = shareId ? await findSharePosition(connection, tenant, shareId) : undefined;
      const rows = await listShares(connection, tenant, { filter, after: position ?? null, limit });
      return { rows, next: nextOf(rows, rows.at(-1)?.shareId) };
    };
  }
  const { filter } = request;
  const presence = await listPresence(connection, tenant);
  const tells = makeTells(await listItemLabels(connection, tenant), presence, groupMin);
  if (request.what === 'clicks') {
    return async (after) => {
      const rows = await listClickPage(connection, tenant, { filter, after, limit });
      return {
        rows: rows.filter((row) => tellsRow(tells, row)),
        next: nextOf(rows, rows.at(-1)?.clickId),
      };
    };
  }
  return async (after) => {
    const rows = await listConversionPage(connection, tenant, { filter, after, limit });
    const told = rows.filter(({ places }) =>
      places.every(({ month, itemId }) => tells(month, itemId)),
    );
    return {
      rows: told.map(({ places: _led, ...row }) => row),
      next: nextOf(rows, rows.at(-1)?.conversionId),
    };
  };
}

const tellsRow = (tells: Tells, { occurredAt, itemId }: { occurredAt: string; itemId: string }) =>
  tells(occurredAt.slice(0, MONTH_LENGTH), itemId);

function nextOf(rows: readonly unknown[], last: string | undefined): string | null {
  return rows.length === PAGE_ROWS ? (last ?? null) : null;
}
