import { batch, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { OutcomeState, OutcomeView } from '../contract/outcome.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import type { Failure } from './endpoint-words.ts';

/** What an admin says of a reported outcome. */
export type Decision = 'confirm' | 'decline';

/** The reported outcomes in one state, as far as they were read. */
export interface Outcomes {
  /** Null until the first page has come. */
  rows: readonly OutcomeView[] | null;
  hasMore: boolean;
  loading: boolean;
  failure: Failure | null;
  /** What was decided last; null after a new question. */
  decided: { outcome: OutcomeView; decision: Decision } | null;
  loadMore: () => void;
  reload: () => void;
  decide: (outcome: OutcomeView, decision: Decision) => void;
}

/** Reads reported outcomes page by page, and decides them; one that is decided leaves the list. */
export function useOutcomes(client: EndpointClient, state: OutcomeState): Outcomes {
  const rows = useSignal<readonly OutcomeView[] | null>(null);
  const cursor = useSignal<string | null>(null);
  const loading = useSignal(true);
  const failure = useSignal<Failure | null>(null);
  const decided = useSignal<Outcomes['decided']>(null);
  const question = useRef(0);

  async function load(after: string | null) {
    question.current += 1;
    const asked = question.current;
    batch(() => {
      loading.value = true;
      failure.value = null;
    });
    const answer = await client.listOutcomes({ state, ...(after && { cursor: after }) });
    if (asked !== question.current) return;
    batch(() => {
      loading.value = false;
      if (!answer.ok) {
        failure.value = answer;
        return;
      }
      rows.value = after ? [...(rows.value ?? []), ...answer.value.rows] : answer.value.rows;
      cursor.value = answer.value.nextCursor;
    });
  }

  async function decide(outcome: OutcomeView, decision: Decision) {
    if (loading.value) return;
    loading.value = true;
    const answer = await client.decideOutcome(outcome.reference, decision);
    batch(() => {
      loading.value = false;
      failure.value = answer.ok ? null : answer;
      if (!answer.ok) return;
      decided.value = { outcome, decision };
      rows.value = rows.value?.filter(({ reference }) => reference !== outcome.reference) ?? null;
    });
  }

  useEffect(() => {
    batch(() => {
      rows.value = null;
      decided.value = null;
    });
    void load(null);
  }, [client, state]);

  return {
    rows: rows.value,
    hasMore: cursor.value !== null,
    loading: loading.value,
    failure: failure.value,
    decided: decided.value,
    loadMore: () => void (loading.value || load(cursor.value)),
    reload: () => void load(null),
    decide: (outcome, decision) => void decide(outcome, decision),
  };
}
