import * as z from 'zod';
import type { CodeImportReport } from '../../contract/people.ts';
import { localeSchema, slugSchema } from '../../contract/primitives.ts';
import { listIssues } from '../../contract/problem.ts';
import { sized } from '../../contract/sized.ts';
import type { Context } from '../context.ts';
import { readTable, type TableLine } from '../csv/read-table.ts';
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
  const table = readTable(csv, { columns: COLUMNS, maxLines: CODE_IMPORT_MAX_LINES });
  if (!table.ok) return table;
  const lines = judgeLines(table.lines);
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

function judgeLines(lines: readonly TableLine[]): Line[] {
  const seen = new Set<string>();
  return lines.map((read) => {
    const reference = read.fields['reference'] || null;
    const judged = judgeLine(read, seen);
    if (reference) seen.add(reference);
    return { line: read.line, reference: reference?.slice(0, 200) ?? null, judged };
  });
}

function judgeLine({ fields, isTooLong }: TableLine, seen: ReadonlySet<string>): Line['judged'] {
  if (isTooLong) return { ok: false, reason: 'more cells than the first line names columns' };
  const parsed = lineSchema.safeParse(fields);
  if (!parsed.success) {
    const [issue] = listIssues(parsed.error, 1);
    return { ok: false, reason: `${issue?.pointer.split('/')[1] ?? ''}: ${issue?.detail ?? ''}` };
  }
  const { reference, locale, topics, trained } = parsed.data;
  if (seen.has(reference)) return { ok: false, reason: 'an earlier line has the same reference' };
  return { ok: true, invitee: { locale, topics, trained, staff: null } };
}
