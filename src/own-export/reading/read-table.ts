import { parse } from 'csv-parse/browser/esm/sync';
import { RefusedFile } from './refusal.ts';

/** The cell of a row in a column; empty if the row is shorter, or the column is not there. */
export type Row = (column: string) => string;

/** How to read one table. */
export interface TableReading {
  /** Names the file in what is said when it is damaged. */
  path: string;
  /** Columns that are looked for, normalised; the first record that has one of them is the header. */
  columns: readonly string[];
  /** The header was found: the table is there, with or without rows. */
  onHeader: () => void;
  onRow: (row: Row) => void;
}

/** A column's name without what varies: case, accents, spaces, signs. "Started On" is `startedon`. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

/**
 * Reads a CSV table row by row, whatever the order of its columns, with or without a byte order mark and notes above the
 * header, in UTF-8, UTF-16 or the old Windows encoding, with commas or semicolons as a spreadsheet saves them. Where no
 * record has any of the columns (another table, or "nothing found" in words), nothing is called.
 *
 * @throws RefusedFile `broken-table`: a quote that never ends
 */
export function readTable(
  bytes: Uint8Array,
  { path, columns, onHeader, onRow }: TableReading,
): void {
  const text = decodeText(bytes);
  let header: readonly string[] | null = null;
  try {
    parse(text, {
      delimiter: findDelimiter(text, columns),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record: string[]) => {
        if (header) onRow(toRow(header, record));
        else {
          const names = record.map(normaliseName);
          if (!names.some((name) => columns.includes(name))) return null;
          header = names;
          onHeader();
        }
        // Nothing is collected: what is needed of a row, its reader has taken.
        return null;
      },
    });
  } catch {
    throw new RefusedFile('broken-table', path);
  }
}

function toRow(header: readonly string[], record: readonly string[]): Row {
  return (column) => (record[header.indexOf(column)] ?? '').trim();
}

/** The sign that parts the columns of the first line that names one of them. */
function findDelimiter(text: string, columns: readonly string[]): string {
  const candidates = [',', ';', '\t'];
  for (const line of text.split('\n', 20)) {
    const found = candidates.find((sign) =>
      line.split(sign).some((cell) => columns.includes(normaliseName(cell))),
    );
    if (found) return found;
  }
  return ',';
}

function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Saved by an older spreadsheet on Windows.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
