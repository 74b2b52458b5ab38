import type { ImportReport } from '../../contract/content-import.ts';
import { stripUnsafeCharacters } from '../../domain/text-safety.ts';

/** Prints what became of an import, or would: the sums, in a dry run each change, each note and each refusal. 1 if there is one. */
export function printReport(report: ImportReport): number {
  const { added, updated, unchanged, rejected, changes, warnings, dryRun } = report;
  const sums = `${added} added, ${updated} updated, ${unchanged} unchanged, ${rejected.length} rejected`;
  console.log(dryRun ? `${sums} (dry run: nothing was saved)` : sums);
  if (dryRun) {
    for (const { id, outcome, revision } of changes) {
      console.log(`  ${outcome} ${id}, revision ${revision}`);
    }
  }
  for (const { id, detail } of warnings) {
    console.error(stripUnsafeCharacters(`note on ${id}: ${detail}`));
  }
  for (const { index, id, reason } of rejected) {
    console.error(stripUnsafeCharacters(`rejected item ${index} (${id ?? 'no id'}): ${reason}`));
  }
  return rejected.length > 0 ? 1 : 0;
}
