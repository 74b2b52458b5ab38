import { useSignal } from '@preact/signals';
import type { Results } from '../contract/results.ts';
import { translate, translateCount } from '../i18n/translate.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { formatBytes } from '../ui/format.ts';
import { resultsIcon } from '../ui/icons.ts';
import { Notice } from '../ui/notice.tsx';
import { fileName, saveFile } from '../ui/save-file.ts';
import { failureWords } from './endpoint-words.ts';
import { ExportBar, type ExportState } from './export-bar.tsx';
import { writeResults } from './results-export.ts';
import { FIRST_RESULTS, ResultsBar, type ResultsForm } from './results-form.tsx';
import { ResultsTable } from './results-table.tsx';
import { ResultsTotals } from './results-totals.tsx';
import type { ExportFormat } from './row-counter.ts';
import { useResults } from './use-results.ts';

interface CompanyResultsProps {
  client: EndpointClient;
  onSignOut: () => void;
}

/** What the company's sharing brought: ask, read, export. */
export function CompanyResults({ client, onSignOut }: CompanyResultsProps) {
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
      {failure && (
        <Notice
          tone="bad"
          actions={
            failure.error === 'unauthorised' ? (
              <Button onClick={onSignOut}>{translate('sign_in_again')}</Button>
            ) : (
              <Button onClick={reload}>{translate('try_again')}</Button>
            )
          }
        >
          {failureWords(failure)}
        </Notice>
      )}
      {results && !failure && <Told results={results} />}
      {!results && !failure && <Loading label={translate('loading')} lines={8} />}
    </>
  );
}

function Told({ results }: { results: Results }) {
  const state = useSignal<ExportState>({ step: 'idle' });
  const { from, to, withheld, groupMin, rows } = results;

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
        <Notice tone="plain" title={translate('results_withheld', withheld.join(', '))}>
          {translate('results_withheld_why', groupMin)}
        </Notice>
      )}
      <div class="toolbar">
        <p class="total">{from === to ? from : `${from} – ${to}`}</p>
        <ExportBar state={state.value} disabled={rows.length === 0} onExport={exportResults} />
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={resultsIcon} title={translate('results_admin_empty_title')}>
          {translate('results_admin_empty_text')}
        </EmptyState>
      ) : (
        <>
          <ResultsTotals total={results.total} />
          <ResultsTable results={results} />
          <p class="soft">{translate('results_legend')}</p>
        </>
      )}
    </>
  );
}
