import { parse } from 'csv-parse/sync';
import * as z from 'zod';

/** What the parser gives with `info`, which its own types don't know. */
const rowsSchema = z.array(
  z.object({ info: z.object({ lines: z.int() }), record: z.array(z.string()) }),
);

/** A line of a table: its cells by the names of their columns, and its number in the file. */
export interface TableLine {
  line: number;
  fields: Record<string, string>;
  /** It has more cells than the first line names columns. */
  isTooLong: boolean;
}

/** What a table may look like. */
export interface TableShape {
  columns: readonly string[];
  maxLines: number;
}

/** The lines of a CSV file behind its first one, or why it can't be read at all. */
export type TableOutcome = { ok: true; lines: TableLine[] } | { ok: false; detail: string };

/**
 * Reads CSV whose first line names columns, of those in `columns`, in any order and with any letter case. Commas or
 * semicolons; a byte order mark, empty lines and rows of empty cells, as spreadsheets write them, are passed over.
 */
export function readTable(csv: string, { columns, maxLines }: TableShape): TableOutcome {
  let rows: z.infer<typeof rowsSchema>;
  try {
    const parsed: unknown = parse(csv, {
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      // Spreadsheets write rows that were emptied as commas alone.
      skip_records_with_empty_values: true,
      relax_column_count: true,
      delimiter: csv.slice(0, csv.search(/[\r\n]|$/)).includes(';') ? ';' : ',',
      to: maxLines + 2,
    });
    rows = rowsSchema.parse(parsed);
  } catch {
    const detail = 'This is not CSV: a quote is not closed, or stands in the wrong place.';
    return { ok: false, detail };
  }
  const [head, ...records] = rows;
  const names = head?.record.map((cell) => findName(columns, cell)) ?? [];
  if (names.length === 0 || names.includes(undefined) || new Set(names).size < names.length) {
    return { ok: false, detail: `The first line names the columns, of ${columns.join(', ')}.` };
  }
  if (records.length > maxLines) {
    return { ok: false, detail: `Send at most ${maxLines} lines at a time.` };
  }
  const lines = records.map(({ info, record }) => ({
    line: info.lines,
    fields: Object.fromEntries(names.map((name, at) => [name ?? '', record[at] ?? ''])),
    isTooLong: record.length > names.length,
  }));
  return { ok: true, lines };
}

function findName(columns: readonly string[], cell: string): string | undefined {
  return columns.find((name) => name.toLowerCase() === cell.toLowerCase());
}
