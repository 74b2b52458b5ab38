import { batch, useSignal } from '@preact/signals';
import type { OutcomePage, OutcomeState, OutcomeView } from '../contract/outcome.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import type { Failure } from './endpoint-words.ts';
import { type Pages, usePages } from './use-pages.ts';

/** What an admin says of a reported outcome. */
export type Decision = 'confirm' | 'decline';

/** The reported outcomes in one state, as far as they were read. */
export interface Outcomes extends Pages<OutcomePage> {
  /** What was decided last in this state; null: nothing. */
  decided: { outcome: OutcomeView; decision: Decision } | null;
  decide: (outcome: OutcomeView, decision: Decision) => void;
}

/** Reads reported outcomes page by page, and decides them; one that is decided leaves the list. */
export function useOutcomes(client: EndpointClient, state: OutcomeState): Outcomes {
  const pages = usePages([client, state], (cursor) =>
    client.listOutcomes({ state, ...(cursor && { cursor }) }),
  );
  const deciding = useSignal(false);
  const failure = useSignal<Failure | null>(null);
  const decided = useSignal<(NonNullable<Outcomes['decided']> & { of: OutcomeState }) | null>(null);

  async function decide(outcome: OutcomeView, decision: Decision) {
    if (pages.loading || deciding.value) return;
    deciding.value = true;
    const answer = await client.decideOutcome(outcome.reference, decision);
    batch(() => {
      deciding.value = false;
      failure.value = answer.ok ? null : answer;
      if (!answer.ok) return;
      decided.value = { outcome, decision, of: state };
      pages.keep(({ reference }) => reference !== outcome.reference);
    });
  }

  return {
    ...pages,
    loading: pages.loading || deciding.value,
    failure: pages.failure ?? failure.value,
    decided: decided.value?.of === state ? decided.value : null,
    reload: () => {
      failure.value = null;
      pages.reload();
    },
    decide: (outcome, decision) => void decide(outcome, decision),
  };
}
