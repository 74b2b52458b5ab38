import { readFile, writeFile } from 'node:fs/promises';
import type { AbsentRow, RowResult } from './row.ts';

const BEGIN = '<!-- table: begin -->';
const END = '<!-- table: end -->';

/** A row of the table: what was run, or why it was not. */
export type TableRow = RowResult | AbsentRow;

/** The results as a Markdown table, in the order of the fault table. */
export function renderTable(results: readonly TableRow[]): string {
  const head =
    '| # | fault | tries | recorded | in the database | lost | double | counter error | verdict |';
  const line = '|---|---|---|---|---|---|---|---|---|';
  const ordered = results.toSorted((a, b) => numberOf(a) - numberOf(b));
  return [head, line, ...ordered.map(renderRow)].join('\n');
}

/** Puts text between the table's markers in a Markdown file. */
export async function writeBetweenMarkers(file: string, text: string): Promise<void> {
  const whole = await readFile(file, 'utf8');
  const begin = whole.indexOf(BEGIN);
  const end = whole.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`no table markers in ${file}`);
  await writeFile(file, `${whole.slice(0, begin + BEGIN.length)}\n${text}\n${whole.slice(end)}`);
}

function renderRow(row: TableRow): string {
  if ('reason' in row) return cells([row.id, row.fault, '–', '–', '–', '–', '–', '–', row.reason]);
  const verdict = row.holds ? 'holds' : row.faults.join('; ').replaceAll(/\s+/g, ' ');
  return cells([
    row.id,
    row.fault,
    row.tries,
    row.recorded,
    row.stored,
    row.lost,
    row.doubled,
    row.counterError,
    verdict || 'fails',
  ]);
}

/** A number that is not known, because a row broke off, is a dash. */
function cells(values: readonly (string | number | null)[]): string {
  const texts = values.map((value) =>
    value === null || Number.isNaN(value) ? '–' : String(value).replaceAll('|', '\\|'),
  );
  return `| ${texts.join(' | ')} |`;
}

function numberOf({ id }: TableRow): number {
  return Number(id.replace(/\D+/g, ''));
}
