import { makeTells, type Tells } from '../results/group-size.ts';
import {
  CLICK_COLUMNS,
  CONVERSION_COLUMNS,
  findSharePosition,
  writeClicks,
  writeConversions,
} from '../store/sql/export-rows.ts';
import { listItemLabels } from '../store/sql/item-labels.ts';
import { listPresence } from '../store/sql/presence-totals.ts';
import { SHARE_COLUMNS, writeShareLog } from '../store/sql/share-log.ts';
import type { ColumnKind, SqlRow, SqlSnapshot } from '../store/sql/sql-database.ts';
import type { ExportRequest } from './export-request.ts';

/** Length of the month in an instant: 2026-11. */
const MONTH_LENGTH = 7;

/** The columns of each export. The id comes first. */
const COLUMNS = {
  shares: Object.keys(SHARE_COLUMNS),
  clicks: Object.keys(CLICK_COLUMNS),
  conversions: Object.keys(CONVERSION_COLUMNS),
};

/** Those that hold whole numbers. */
const NUMBERS: ReadonlySet<string> = new Set(['itemRevision', 'amountMinor']);

/** What goes into the file. */
interface ExportRows {
  columns: readonly string[];
  /** Batches of rows, as fast as they are taken. */
  read(): AsyncIterable<SqlRow[]>;
}

/** Opens the rows of an export, without those that may not be told; undefined if there is no row to go on behind. */
export async function openRows(
  snapshot: SqlSnapshot,
  request: ExportRequest,
): Promise<ExportRows | undefined> {
  const { tenant, groupMin, after } = request;
  const columns = COLUMNS[request.what];
  const kinds = columns.map((name): ColumnKind => (NUMBERS.has(name) ? 'number' : 'text'));
  if (request.what === 'shares') {
    const position = after === null ? null : await findSharePosition(snapshot, tenant, after);
    if (position === undefined) return undefined;
    const text = writeShareLog(tenant, { filter: request.filter, after: position });
    return { columns, read: () => snapshot.stream({ ...text, kinds }) };
  }
  const { filter } = request;
  const presence = await listPresence(snapshot, tenant);
  const tells = makeTells(await listItemLabels(snapshot, tenant), presence, groupMin);
  const [at, item] = [columns.indexOf('occurredAt'), columns.indexOf('itemId')];
  const placeOf = (row: SqlRow) => `${String(row[at]).slice(0, MONTH_LENGTH)} ${String(row[item])}`;
  if (request.what === 'clicks') {
    const query = { ...writeClicks(tenant, { filter, after }), kinds };
    return {
      columns,
      read: () => keepTold(snapshot.stream(query), (row) => tellsPlace(tells, placeOf(row))),
    };
  }
  const query = {
    ...writeConversions(tenant, { filter, after }),
    kinds: [...kinds, 'text'] as const,
  };
  // All that led to a conversion must be told for it to be.
  const tellsLed = (row: SqlRow) => {
    const led = row[columns.length];
    const places = typeof led === 'string' ? led.split(',') : [];
    return [placeOf(row), ...places].every((place) => tellsPlace(tells, place));
  };
  return {
    columns,
    async *read() {
      for await (const batch of keepTold(snapshot.stream(query), tellsLed)) {
        yield batch.map((row) => row.slice(0, columns.length));
      }
    },
  };
}

/** Whether anything of a place may be told: `2026-11 first-light`. */
function tellsPlace(tells: Tells, place: string): boolean {
  return tells.item(place.slice(0, MONTH_LENGTH), place.slice(MONTH_LENGTH + 1));
}

async function* keepTold(
  batches: AsyncIterable<SqlRow[]>,
  tellsRow: (row: SqlRow) => boolean,
): AsyncGenerator<SqlRow[]> {
  for await (const batch of batches) yield batch.filter(tellsRow);
}
