import { batch, type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ShareLogFilter, ShareRow } from '../contract/share-log.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import type { Failure } from './endpoint-words.ts';

/** Rows per page. */
const PAGE_ROWS = 50;

/** The pages read so far, for one filter. */
export interface CompanyLog {
  /** Null until the first page of this filter has come. */
  rows: readonly ShareRow[] | null;
  total: number;
  hasMore: boolean;
  loading: boolean;
  failure: Failure | null;
  loadMore: () => void;
  reload: () => void;
}

/** Reads the share log page by page. A new filter starts over; an answer to an older question is dropped. */
export function useCompanyLog(client: EndpointClient, filter: ShareLogFilter): CompanyLog {
  const rows = useSignal<readonly ShareRow[] | null>(null);
  const total = useSignal(0);
  const cursor = useSignal<string | null>(null);
  const loading = useSignal(true);
  const failure = useSignal<Failure | null>(null);
  const question = useRef(0);

  async function load(after: string | null) {
    question.current += 1;
    const asked = question.current;
    batch(() => {
      loading.value = true;
      failure.value = null;
    });
    const answer = await client.listShares({
      ...filter,
      limit: PAGE_ROWS,
      ...(after && { cursor: after }),
    });
    if (asked !== question.current) return;
    batch(() => {
      loading.value = false;
      if (!answer.ok) {
        failure.value = answer;
        return;
      }
      rows.value = after ? [...(rows.value ?? []), ...answer.value.rows] : answer.value.rows;
      total.value = answer.value.total;
      cursor.value = answer.value.nextCursor;
    });
  }

  const filterKey = JSON.stringify(filter);
  useEffect(() => {
    rows.value = null;
    void load(null);
  }, [client, filterKey]);

  return {
    rows: read(rows),
    total: read(total),
    hasMore: read(cursor) !== null,
    loading: read(loading),
    failure: read(failure),
    loadMore: () => void (loading.value || load(cursor.value)),
    reload: () => void load(rows.value ? cursor.value : null),
  };
}

function read<Value>(signal: ReadonlySignal<Value>): Value {
  return signal.value;
}
