import { useSignal } from '@preact/signals';
import type { AdminSession } from '../contract/share-log.ts';
import { formatNumber, translate, translateCount } from '../i18n/translate.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { emptyIcon } from '../ui/icons.ts';
import { CompanyTable } from './company-table.tsx';
import { ExportBar } from './export-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { PagedList } from './paged-list.tsx';
import { EMPTY_FILTER, type FilterForm, toShareLogFilter } from './share-filter.ts';
import type { FileExport } from './use-export.ts';
import { usePages } from './use-pages.ts';

/** Rows per page. */
const PAGE_ROWS = 50;

interface CompanyLogProps {
  client: EndpointClient;
  session: AdminSession;
  file: FileExport;
  onSignOut: () => void;
}

/** The company's share log: filter, read, export. */
export function CompanyLog({ client, session, file, onSignOut }: CompanyLogProps) {
  const form = useSignal<FilterForm>(EMPTY_FILTER);
  const filter = toShareLogFilter(form.value);
  const log = usePages([client, JSON.stringify(filter)], (cursor) =>
    client.listShares({ ...filter, limit: PAGE_ROWS, ...(cursor && { cursor }) }),
  );
  const total = log.last?.total ?? 0;
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
          {log.rows && translateCount('shares', total)}
          {log.rows && shown < total && (
            <span class="soft">{translate('shares_shown', formatNumber(shown))}</span>
          )}
        </p>
        <ExportBar
          state={file.state}
          disabled={log.rows === null || total === 0}
          onCancel={file.cancel}
          onExport={(format) => file.start({ filter, format, expectedRows: total })}
        />
      </div>
      <PagedList
        pages={log}
        onSignOut={onSignOut}
        empty={
          <EmptyState icon={emptyIcon} title={translate('log_empty_title')}>
            {translate(Object.keys(filter).length > 0 ? 'log_empty_filter' : 'log_empty_text')}
          </EmptyState>
        }
      >
        {(rows) => <CompanyTable rows={rows} />}
      </PagedList>
    </>
  );
}
