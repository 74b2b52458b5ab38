import type { ComponentChildren } from 'preact';
import { translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { FailureNotice } from './failure-notice.tsx';
import type { Pages } from './use-pages.ts';

type ListPages<Row> = Pages<{ rows: readonly Row[]; nextCursor: string | null }>;

interface PagedListProps<Row> {
  pages: Pick<ListPages<Row>, 'rows' | 'hasMore' | 'loading' | 'failure' | 'loadMore' | 'reload'>;
  onSignOut: () => void;
  /** What stands there instead of no rows. */
  empty: ComponentChildren;
  children: (rows: readonly Row[]) => ComponentChildren;
}

/** A list that is read page by page: its rows or that there are none, what went wrong, and the way to the next page. */
export function PagedList<Row>({ pages, onSignOut, empty, children }: PagedListProps<Row>) {
  const { rows, failure, loading, hasMore } = pages;
  return (
    <>
      {rows && rows.length > 0 && children(rows)}
      {rows?.length === 0 && !failure && empty}
      {rows === null && loading && <Loading label={translate('loading')} lines={8} />}
      {failure && <FailureNotice failure={failure} onSignOut={onSignOut} onReload={pages.reload} />}
      {hasMore && !failure && (
        <div class="load-more">
          <Button busy={loading} onClick={pages.loadMore}>
            {translate('load_more')}
          </Button>
        </div>
      )}
    </>
  );
}
