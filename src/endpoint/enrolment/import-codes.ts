import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { CodeImportReport } from '../../contract/people.ts';
import { localeSchema, slugSchema } from '../../contract/primitives.ts';
import { listIssues } from '../../contract/problem.ts';
import { sized } from '../../contract/sized.ts';
import type { Context } from '../context.ts';
import { expiryOfCodes, type Invitee, inviteAll } from './enrolment-codes.ts';

/** Most lines of one file. */
export const CODE_IMPORT_MAX_LINES = 5_000;

/** What came of a file of people to invite: the report line by line, or why it can't be read at all. */
export type CodeImportOutcome =
  | { ok: true; report: CodeImportReport }
  | { ok: false; detail: string };

/** One line of an import of codes, as its cells say it. */
const lineSchema = z.strictObject({
  reference: sized(z.string(), 0, 200).default(''),
  locale: z
    .string()
    .transform((locale) => locale || 'en')
    .pipe(localeSchema)
    .default('en'),
  topics: z
    .string()
    .default('')
    .transform((topics) => topics.split(/[\s,;|]+/).filter(Boolean))
    .pipe(sized(z.array(slugSchema), 0, 20)),
  trained: z
    .string()
    .default('')
    .transform((answer) => answer.toLowerCase() || 'no')
    .pipe(z.enum(['yes', 'no']))
    .transform((answer) => answer === 'yes'),
});

/** What the parser gives with `info`, which its own types don't know. */
const rowsSchema = z.array(
  z.object({ info: z.object({ lines: z.int() }), record: z.array(z.string()) }),
);

const COLUMNS = ['reference', 'locale', 'topics', 'trained'];

interface Line {
  line: number;
  reference: string | null;
  judged: { ok: true; invitee: Invitee } | { ok: false; reason: string };
}

/**
 * Makes a code for each good line of a CSV file with a head (`reference`, `locale`, `topics`, `trained`, each optional, in
 * any order) and reports on every line. The reference tells the sender whose code it is; it is sent back and kept nowhere.
 */
export async function importCodes(
  context: Context,
  { csv, dryRun, actor }: { csv: string; dryRun: boolean; actor: string },
): Promise<CodeImportOutcome> {
  const rows = readRows(csv);
  if (!rows.ok) return rows;
  const lines = judgeLines(rows.records);
  const good = lines.flatMap(({ judged }) => (judged.ok ? [judged.invitee] : []));
  const takesAny = good.length > 0 && !dryRun;
  const { codes, expiresAt } = takesAny
    ? await inviteAll(context, good, actor)
    : { codes: [], expiresAt: expiryOfCodes(context.now()) };
  const given = codes.values();
  return {
    ok: true,
    report: {
      made: codes.length,
      refused: lines.length - good.length,
      dryRun,
      expiresAt,
      lines: lines.map(({ line, reference, judged }) => ({
        line,
        reference,
        code: judged.ok ? (given.next().value ?? null) : null,
        reason: judged.ok ? null : judged.reason,
      })),
    },
  };
}

function readRows(
  csv: string,
): { ok: true; records: { line: number; cells: string[] }[] } | { ok: false; detail: string } {
  let parsed: z.infer<typeof rowsSchema>;
  try {
    const rows: unknown = parse(csv, {
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      // Spreadsheets write rows that were emptied as commas alone.
      skip_records_with_empty_values: true,
      relax_column_count: true,
      delimiter: csv.slice(0, csv.search(/[\r\n]|$/)).includes(';') ? ';' : ',',
      to: CODE_IMPORT_MAX_LINES + 2,
    });
    parsed = rowsSchema.parse(rows);
  } catch {
    return {
      ok: false,
      detail: 'This is not CSV: a quote is not closed, or stands in the wrong place.',
    };
  }
  const records = parsed.map(({ info, record }) => ({ line: info.lines, cells: record }));
  const head = records[0]?.cells.map((name) => name.toLowerCase()) ?? [];
  const unknown = head.find((name) => !COLUMNS.includes(name));
  if (head.length === 0 || unknown !== undefined || new Set(head).size < head.length) {
    return { ok: false, detail: `The first line names the columns, of ${COLUMNS.join(', ')}.` };
  }
  if (records.length - 1 > CODE_IMPORT_MAX_LINES) {
    return { ok: false, detail: `Send at most ${CODE_IMPORT_MAX_LINES} lines at a time.` };
  }
  return { ok: true, records };
}

function judgeLines([head, ...records]: readonly { line: number; cells: string[] }[]): Line[] {
  const names = head?.cells.map((name) => name.toLowerCase()) ?? [];
  const seen = new Set<string>();
  return records.map(({ line, cells }) => {
    const fields = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
    const reference = fields['reference'] || null;
    const judged = judgeLine(fields, { cells, names, seen });
    if (reference) seen.add(reference);
    return { line, reference: reference?.slice(0, 200) ?? null, judged };
  });
}

function judgeLine(
  fields: Record<string, string>,
  { cells, names, seen }: { cells: string[]; names: string[]; seen: ReadonlySet<string> },
): Line['judged'] {
  if (cells.length > names.length) {
    return { ok: false, reason: `more cells than the ${names.length} that the first line names` };
  }
  const parsed = lineSchema.safeParse(fields);
  if (!parsed.success) {
    const [issue] = listIssues(parsed.error, 1);
    return { ok: false, reason: `${issue?.pointer.split('/')[1] ?? ''}: ${issue?.detail ?? ''}` };
  }
  const { reference, locale, topics, trained } = parsed.data;
  if (seen.has(reference)) return { ok: false, reason: 'an earlier line has the same reference' };
  return { ok: true, invitee: { locale, topics, trained, staff: null } };
}
