import type { Figures, Results } from '../contract/results.ts';
import { CSV_BOM, csvRow } from '../domain/csv.ts';
import type { ExportFormat } from './row-counter.ts';

/** Columns of the file, in order; what they are made of stands beside each row, so that a figure is never without it. */
const columns = [
  'from',
  'to',
  'by',
  'key',
  'model',
  'lookbackDays',
  'inserted',
  'published',
  'probable',
  'clicks',
  'people',
  'setAside',
  'confirmed',
  'confirmedValue',
  'modelledConversions',
  'modelledValue',
] as const;

type Row = Record<(typeof columns)[number], string | number | null>;

/** The results that are shown, as the text of a file; the last row, whose key is empty, is what can't be told apart. */
export function writeResults(results: Results, format: ExportFormat): string {
  const rows = results.rows.map((row) => toRow(results, row));
  if (format === 'ndjson') return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  return (
    CSV_BOM +
    csvRow(columns) +
    rows.map((row) => csvRow(columns.map((column) => row[column]))).join('')
  );
}

function toRow(
  { from, to, by, model, lookbackDays }: Results,
  { key, observed, confirmed, modelled }: Figures & { key: string | null },
): Row {
  return {
    from,
    to,
    by,
    key,
    model,
    lookbackDays,
    ...observed,
    confirmed: confirmed.conversions.map(({ type, total }) => `${total} ${type}`).join('; '),
    confirmedValue: amounts(confirmed.value),
    modelledConversions: modelled.conversionsMilli / 1_000,
    modelledValue: amounts(modelled.value),
  };
}

const amounts = (value: Figures['modelled']['value']) =>
  value.map(({ amountMinor, currency }) => `${amountMinor} ${currency}`).join('; ');
