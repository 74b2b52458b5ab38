import { CSV_BOM, csvRow } from '../domain/csv.ts';
import type { DeviceShare } from '../messaging/extension-messages.ts';
import type { ExportFormat } from './row-counter.ts';

/** Columns of the device's own export, in order; the same names as in the company's. */
const columns = [
  'shareId',
  'state',
  'network',
  'composer',
  'mode',
  'itemId',
  'itemRevision',
  'title',
  'variantId',
  'campaign',
  'link',
  'permalink',
  'wording',
  'insertedAt',
  'publishedAt',
  'outcomes',
  'delivered',
] as const satisfies readonly (keyof DeviceShare)[];

/** The device's log as the text of a file. */
export function writeDeviceLog(shares: readonly DeviceShare[], format: ExportFormat): string {
  if (format === 'ndjson') {
    return shares.map((share) => `${JSON.stringify(pick(share))}\n`).join('');
  }
  const rows = shares.map((share) => csvRow(columns.map((column) => toCell(share[column]))));
  return CSV_BOM + csvRow(columns) + rows.join('');
}

function pick(share: DeviceShare): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, share[column]]));
}

function toCell(value: DeviceShare[keyof DeviceShare]): string | number | null {
  // The outcomes that were told: one cell, one after the other.
  if (typeof value === 'object' && value !== null) {
    return value.map(({ kind, happenedOn }) => `${happenedOn} ${kind}`).join('; ');
  }
  return typeof value === 'boolean' ? String(value) : value;
}
