import { useSignal } from '@preact/signals';
import type { AdminSession } from '../contract/share-log.ts';
import { formatNumber, translate, translateCount } from '../i18n/translate.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { emptyIcon } from '../ui/icons.ts';
import { Notice } from '../ui/notice.tsx';
import { CompanyTable } from './company-table.tsx';
import { failureWords } from './endpoint-words.ts';
import { ExportBar } from './export-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { EMPTY_FILTER, type FilterForm, toShareLogFilter } from './share-filter.ts';
import { useCompanyLog } from './use-company-log.ts';
import { useExport } from './use-export.ts';

interface CompanyLogProps {
  client: EndpointClient;
  session: AdminSession;
  onSignOut: () => void;
}

/** The company's share log: filter, read, export. */
export function CompanyLog({ client, session, onSignOut }: CompanyLogProps) {
  const form = useSignal<FilterForm>(EMPTY_FILTER);
  const filter = toShareLogFilter(form.value);
  const log = useCompanyLog(client, filter);
  const file = useExport(client);
  const shown = log.rows?.length ?? 0;
  return (
    <>
      <FilterBar
        session={session}
        filter={form.value}
        onChange={(changed) => {
          form.value = changed;
        }}
      />
      <div class="toolbar">
        <p class="total" aria-live="polite">
          {log.rows && translateCount('shares', log.total)}
          {log.rows && shown < log.total && (
            <span class="soft">{translate('shares_shown', formatNumber(shown))}</span>
          )}
        </p>
        <ExportBar
          state={file.state}
          disabled={log.rows === null || log.total === 0}
          onCancel={file.cancel}
          onExport={(format) =>
            void file.start({ what: 'shares', filter, format, expectedRows: log.total })
          }
        />
      </div>
      {shown > 0 && log.rows && <CompanyTable rows={log.rows} />}
      {log.rows?.length === 0 && (
        <EmptyState icon={emptyIcon} title={translate('log_empty_title')}>
          {translate(Object.keys(filter).length > 0 ? 'log_empty_filter' : 'log_empty_text')}
        </EmptyState>
      )}
      {log.rows === null && log.loading && <Loading label={translate('loading')} lines={8} />}
      {log.failure && (
        <Notice
          tone="bad"
          actions={
            log.failure.error === 'unauthorised' ? (
              <Button onClick={onSignOut}>{translate('sign_in_again')}</Button>
            ) : (
              <Button onClick={log.reload}>{translate('try_again')}</Button>
            )
          }
        >
          {failureWords(log.failure)}
        </Notice>
      )}
      {log.hasMore && !log.failure && (
        <div class="load-more">
          <Button busy={log.loading} onClick={log.loadMore}>
            {translate('load_more')}
          </Button>
        </div>
      )}
    </>
  );
}
