import type { ImportReport } from '../../contract/content-import.ts';
import type { SourceOutcome } from '../../contract/content-source.ts';
import type { Context } from '../context.ts';
import type { SourceRecord, SourceState } from '../store/source-store.ts';
import { completeImport } from './feed-defaults.ts';
import { fetchDocument, type Validators } from './fetch-document.ts';
import { type ImportManner, importContent } from './import-content.ts';
import { readImport } from './import-source.ts';

/** What a run came to, in a sentence too; the report where a document was read. */
export interface SourceRun {
  outcome: SourceOutcome;
  detail: string;
  report: ImportReport | null;
  /** What to ask about the next time; of a document that was not taken whole, nothing. */
  validators: Validators;
}

/** The longest wait after failures. */
const LONGEST_WAIT_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;

/**
 * Fetches a source and imports what it brings. Without a newer document than the one that was imported last, it is not
 * even read again; a dry run reads it anyway.
 */
export async function runSource(
  context: Context,
  source: SourceRecord,
  { actor, dryRun = false }: Pick<ImportManner, 'actor' | 'dryRun'>,
): Promise<SourceRun> {
  const { etag, lastModified } = source;
  const known = dryRun ? undefined : { etag, lastModified };
  const fetched = await fetchDocument(source.url, known);
  if (!fetched.ok) return fail(fetched.sentence);
  const { bytes, validators } = fetched;
  if (!bytes)
    return { outcome: 'unchanged', detail: 'No newer document.', report: null, validators };
  const read = readImport(bytes);
  const request = read.kind === 'unreadable' ? read : completeImport(read, source.defaults ?? {});
  if (request.kind === 'unreadable') return fail(request.detail);
  const imported = await importContent(context, request, { actor, dryRun, source: source.id });
  if (imported.status !== 'imported') return fail(imported.detail);
  const { report } = imported;
  const { added, updated, unchanged, rejected } = report;
  return {
    outcome: report.changes.length > 0 ? 'changed' : 'unchanged',
    detail: `${added} added, ${updated} updated, ${unchanged} unchanged, ${rejected.length} rejected.`,
    report,
    // What was refused may pass tomorrow, when the programme has changed: then the same document is read again.
    validators: rejected.length > 0 ? NOTHING : validators,
  };
}

/** The state of a source after a run: a failure doubles the wait, up to a day, and a success ends that. */
export function settleRun(source: SourceRecord, run: SourceRun, now: Date): SourceState {
  const { outcome, detail, validators } = run;
  const failures = outcome === 'failed' ? source.failures + 1 : 0;
  const longest = Math.max(source.everyMinutes, LONGEST_WAIT_MINUTES);
  const minutes = Math.min(source.everyMinutes * 2 ** failures, longest);
  const known = outcome === 'failed' ? source : validators;
  return {
    nextAt: new Date(now.getTime() + minutes * MINUTE_MS).toISOString(),
    etag: known.etag,
    lastModified: known.lastModified,
    failures,
    last: { at: now.toISOString(), outcome, detail },
  };
}

const NOTHING: Validators = { etag: null, lastModified: null };

function fail(detail: string): SourceRun {
  return { outcome: 'failed', detail, report: null, validators: NOTHING };
}
