import { useSignal } from '@preact/signals';
import type { Results } from '../contract/results.ts';
import { translate, translateCount } from '../i18n/translate.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { formatBytes, formatMonth, formatPercent } from '../ui/format.ts';
import { printIcon, resultsIcon } from '../ui/icons.ts';
import { Notice } from '../ui/notice.tsx';
import { fileName, saveFile } from '../ui/save-file.ts';
import { ExportBar, type ExportState } from './export-bar.tsx';
import type { ExportFiles } from './export-files.ts';
import { FailureNotice } from './failure-notice.tsx';
import { FiguresForm } from './figures-form.tsx';
import { RawExports } from './raw-exports.tsx';
import { ResultsChart } from './results-chart.tsx';
import { writeResults } from './results-export.ts';
import { FIRST_RESULTS, ResultsBar, type ResultsForm } from './results-form.tsx';
import { ResultsTable } from './results-table.tsx';
import { ResultsTotals } from './results-totals.tsx';
import { ResultsWorth } from './results-worth.tsx';
import type { ExportFormat } from './row-counter.ts';
import { useResults } from './use-results.ts';

interface CompanyResultsProps {
  client: EndpointClient;
  files: ExportFiles;
  onSignOut: () => void;
}

/** What the company's sharing brought: ask, read, export. */
export function CompanyResults({ client, files, onSignOut }: CompanyResultsProps) {
  const form = useSignal<ResultsForm>(FIRST_RESULTS);
  const { results, failure, reload } = useResults(client, form.value);
  return (
    <>
      <ResultsBar
        form={form.value}
        onChange={(changed) => {
          form.value = changed;
        }}
      />
      {failure && <FailureNotice failure={failure} onSignOut={onSignOut} onReload={reload} />}
      {results && !failure && <Told results={results} />}
      {results && !failure && <RawExports files={files} results={results} />}
      {!results && !failure && <Loading label={translate('loading')} lines={8} />}
      <Disclosure summary={translate('figures_title')}>
        <FiguresForm client={client} onSaved={reload} onSignOut={onSignOut} />
      </Disclosure>
    </>
  );
}

function Told({ results }: { results: Results }) {
  const state = useSignal<ExportState>({ step: 'idle' });
  const { from, to, withheld, groupMin, peopleError, rows } = results;

  function exportResults(format: ExportFormat) {
    const blob = new Blob([writeResults(results, format)]);
    const name = fileName('results', format, new Date());
    saveFile(blob, name);
    const text = translate(
      'export_done',
      name,
      translateCount('rows', rows.length),
      formatBytes(blob.size),
    );
    state.value = { step: 'ended', tone: 'good', text };
  }

  return (
    <>
      {withheld.length > 0 && (
        <Notice
          tone="plain"
          title={translate('results_withheld', withheld.map(formatMonth).join(', '))}
        >
          {translate('results_withheld_why', groupMin)}
        </Notice>
      )}
      <div class="toolbar">
        <p class="total">
          {from === to ? formatMonth(from) : `${formatMonth(from)} – ${formatMonth(to)}`}
        </p>
        <div class="export">
          <ExportBar state={state.value} disabled={rows.length === 0} onExport={exportResults} />
          <Button icon={printIcon} disabled={rows.length === 0} onClick={() => print()}>
            {translate('results_print')}
          </Button>
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={resultsIcon} title={translate('results_admin_empty_title')}>
          {translate('results_admin_empty_text')}
        </EmptyState>
      ) : (
        <>
          <ResultsTotals total={results.total} />
          <ResultsChart results={results} />
          <ResultsTable results={results} />
          <ResultsWorth worth={results.worth} />
          <p class="soft">{translate('results_legend', formatPercent(peopleError))}</p>
        </>
      )}
    </>
  );
}
