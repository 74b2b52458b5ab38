import { batch, type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLast } from '../ui/use-last.ts';
import type { Failure } from './endpoint-words.ts';

/** One page of a list, as the endpoint gives it. */
interface Page {
  rows: readonly unknown[];
  nextCursor: string | null;
}
type RowOf<Answer extends Page> = Answer['rows'][number];

/** The pages of a list that were read so far, for one question. */
export interface Pages<Answer extends Page> {
  /** Null until the first page has come. */
  rows: readonly RowOf<Answer>[] | null;
  /** The page that came last, for what it says beside its rows. */
  last: Answer | null;
  hasMore: boolean;
  loading: boolean;
  failure: Failure | null;
  loadMore: () => void;
  /** Asks again where it stopped; from the start if all was read. */
  reload: () => void;
  /** Takes rows out that are no longer of the list. */
  keep: (isKept: (row: RowOf<Answer>) => boolean) => void;
}

/**
 * Reads a list page by page. A question of another name starts over; an answer to an older one is dropped.
 *
 * @param ask asks for the page behind a cursor; null: the first one
 */
export function usePages<Answer extends Page>(
  name: unknown[],
  ask: (cursor: string | null) => Promise<{ ok: true; value: Answer } | Failure>,
): Pages<Answer> {
  const rows = useSignal<Pages<Answer>['rows']>(null);
  const last = useSignal<Answer | null>(null);
  const loading = useSignal(true);
  const failure = useSignal<Failure | null>(null);
  const begin = useLast();

  async function load(after: string | null) {
    const isLast = begin();
    batch(() => {
      loading.value = true;
      failure.value = null;
    });
    const answer = await ask(after);
    if (!isLast()) return;
    batch(() => {
      loading.value = false;
      if (!answer.ok) {
        failure.value = answer;
        return;
      }
      rows.value = after ? [...(rows.value ?? []), ...answer.value.rows] : answer.value.rows;
      last.value = answer.value;
    });
  }

  useEffect(() => {
    batch(() => {
      rows.value = null;
      last.value = null;
    });
    void load(null);
  }, name);

  const cursor = () => last.value?.nextCursor ?? null;
  return {
    rows: read(rows),
    last: read(last),
    hasMore: cursor() !== null,
    loading: read(loading),
    failure: read(failure),
    loadMore: () => void (loading.value || load(cursor())),
    reload: () => void load(cursor()),
    keep: (isKept) => (rows.value = rows.value?.filter(isKept) ?? null),
  };
}

function read<Value>(signal: ReadonlySignal<Value>): Value {
  return signal.value;
}
