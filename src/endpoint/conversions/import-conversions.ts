import type { ConversionImportReport } from '../../contract/conversion-import.ts';
import type { Context } from '../context.ts';
import { readTable, type TableLine } from '../csv/read-table.ts';
import { type IntakeOutcome, takeInConversion } from './conversion-intake.ts';
import { CONVERSION_COLUMNS, readConversionLine } from './read-conversion-line.ts';

/** Most lines of one file. */
export const CONVERSION_IMPORT_MAX_LINES = 5_000;
/** Conversions that are taken in at the same time: their commits share a write to the disk. */
const AT_ONCE = 20;

/** A file of conversions, and who sends it. */
export interface ConversionFile {
  csv: string;
  dryRun: boolean;
  actor: string;
}

/** What came of a file: the report line by line, or why it can't be read at all. */
export type ConversionImportOutcome =
  | { ok: true; report: ConversionImportReport }
  | { ok: false; detail: string };

type LineReport = ConversionImportReport['lines'][number];

/** Why a conversion that can be read is not taken, as the report says it. */
const REASONS: Record<Exclude<IntakeOutcome, 'accepted' | 'duplicate'>, string> = {
  conflict: 'id: known with another payload; give each conversion an id of its own',
  'unknown-item': 'utmContent: names an item that was never published here',
  'unknown-clicks': 'clickIds: none of the visits is known here',
  untagged: 'clickIds: neither a visit nor the tags of a shared link',
  'let-go': 'occurredAt: in a month of which only totals are kept',
  'in-the-future': 'occurredAt: more than a day ahead of our clock',
};

/**
 * Takes in each good line of a CSV file and reports on every line. A line that was in an earlier file changes nothing. A
 * dry run finds what the database would say as well, and keeps nothing.
 */
export async function importConversions(
  context: Context,
  { csv, dryRun, actor }: ConversionFile,
): Promise<ConversionImportOutcome> {
  const shape = { columns: CONVERSION_COLUMNS, maxLines: CONVERSION_IMPORT_MAX_LINES };
  const table = readTable(csv, shape);
  if (!table.ok) return table;
  const lines: LineReport[] = [];
  const seen = new Map<string, number>();
  for (let start = 0; start < table.lines.length; start += AT_ONCE) {
    const some = table.lines.slice(start, start + AT_ONCE);
    lines.push(
      ...(await Promise.all(some.map((line) => takeInLine(context, line, { seen, dryRun })))),
    );
  }
  const count = (status: LineReport['status']) =>
    lines.filter((line) => line.status === status).length;
  const counts = {
    accepted: count('accepted'),
    duplicates: count('duplicate'),
    refused: count('refused'),
  };
  if (!dryRun) {
    await context.store.noteAudit(context.tenant, {
      at: context.now().toISOString(),
      actor,
      action: 'conversions.imported',
      subject: '',
      details: counts,
    });
  }
  return { ok: true, report: { dryRun, ...counts, lines } };
}

async function takeInLine(
  context: Context,
  line: TableLine,
  { seen, dryRun }: { seen: Map<string, number>; dryRun: boolean },
): Promise<LineReport> {
  const read = readConversionLine(line);
  const base = { line: line.line, id: null, reason: null };
  if (!read.ok) return { ...base, status: 'refused', reason: read.reason };
  const id = read.conversion.id.toLowerCase();
  const earlier = seen.get(id);
  if (earlier !== undefined) {
    return { ...base, id, status: 'duplicate', reason: `id: the same as in line ${earlier}` };
  }
  seen.set(id, line.line);
  const outcome = await takeInConversion(context, read.conversion, { source: 'file', dryRun });
  if (outcome === 'accepted' || outcome === 'duplicate') return { ...base, id, status: outcome };
  return { ...base, id, status: 'refused', reason: REASONS[outcome] };
}
