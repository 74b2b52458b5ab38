import { batch, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { OutcomePage, OutcomeState, OutcomeView } from '../contract/outcome.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import type { Failure } from './endpoint-words.ts';
import { type Pages, usePages } from './use-pages.ts';

/** What an admin says of a reported outcome. */
export type Decision = 'confirm' | 'decline';

/** The reported outcomes in one state, as far as they were read. */
export interface Outcomes extends Pages<OutcomePage> {
  /** References of those whose decision is on its way. */
  deciding: ReadonlySet<string>;
  /** What was decided last in this state; null: nothing. */
  decided: { outcome: OutcomeView; decision: Decision } | null;
  decide: (outcome: OutcomeView, decision: Decision) => void;
}

/** Reads reported outcomes page by page, and decides them, each by itself; one that is decided leaves the list. */
export function useOutcomes(client: EndpointClient, state: OutcomeState): Outcomes {
  const reading = useSignal(0);
  const pages = usePages([client, state, reading.value], (cursor) =>
    client.listOutcomes({ state, ...(cursor && { cursor }) }),
  );
  const deciding = useSignal<ReadonlySet<string>>(new Set());
  const failure = useSignal<Failure | null>(null);
  const decided = useSignal<(NonNullable<Outcomes['decided']> & { of: OutcomeState }) | null>(null);
  const listed = useRef(state);
  listed.current = state;

  async function decide(outcome: OutcomeView, decision: Decision) {
    const { reference } = outcome;
    if (deciding.value.has(reference)) return;
    batch(() => {
      failure.value = null;
      deciding.value = new Set([...deciding.value, reference]);
    });
    const answer = await client.decideOutcome(reference, decision);
    batch(() => {
      deciding.value = new Set([...deciding.value].filter((other) => other !== reference));
      if (!answer.ok) {
        failure.value = answer;
        return;
      }
      decided.value = { outcome, decision, of: state };
      // Where another list is open by now, the outcome may be in it rightly.
      if (listed.current === state) pages.keep((row) => row.reference !== reference);
    });
  }

  return {
    ...pages,
    failure: pages.failure ?? failure.value,
    deciding: deciding.value,
    decided: decided.value?.of === state ? decided.value : null,
    reload: () => {
      if (!failure.value) return pages.reload();
      failure.value = null;
      // Somebody else may have decided it: the list is read anew.
      reading.value += 1;
    },
    decide: (outcome, decision) => void decide(outcome, decision),
  };
}
