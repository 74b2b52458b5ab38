import type { Results } from '../contract/results.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { ExportBar } from './export-bar.tsx';
import type { ExportFiles } from './export-files.ts';
import type { FileExport } from './use-export.ts';

interface RawExportsProps {
  files: Pick<ExportFiles, 'clicks' | 'conversions'>;
  /** The months that the results are of. */
  results: Pick<Results, 'from' | 'to'>;
}

/** What the results are made of, as files: clicks and conversions, without a person in them. */
export function RawExports({ files, results }: RawExportsProps) {
  return (
    <section class="raw-exports">
      <h2>{translate('raw_title')}</h2>
      <p class="soft">{translate('raw_note')}</p>
      <RawExport file={files.clicks} results={results} label="raw_clicks" />
      <RawExport file={files.conversions} results={results} label="raw_conversions" />
    </section>
  );
}

interface RawExportProps extends Pick<RawExportsProps, 'results'> {
  file: FileExport;
  label: MessageKey;
}

function RawExport({ file, results: { from, to }, label }: RawExportProps) {
  const filter = { from: startOf(from, 0), to: startOf(to, 1) };
  return (
    <div class="toolbar">
      <p>{translate(label)}</p>
      <ExportBar
        state={file.state}
        disabled={false}
        onCancel={file.cancel}
        onExport={(format) => file.start({ filter, format, expectedRows: 0 })}
      />
    </div>
  );
}

/** The first instant of a month (UTC), or of one so many months later. */
function startOf(month: string, later: number): string {
  return new Date(
    Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + later),
  ).toISOString();
}
