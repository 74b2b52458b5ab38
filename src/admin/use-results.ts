import { batch, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { monthSchema, type Results, type ResultsQuery } from '../contract/results.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import { useLast } from '../ui/use-last.ts';
import type { Failure } from './endpoint-words.ts';
import type { ResultsForm } from './results-form.tsx';

/** The answer to a question, or why there is none; both are null while it is awaited for the first time. */
export interface AskedResults {
  results: Results | null;
  failure: Failure | null;
  reload: () => void;
}

/** Asks for results. A new question keeps the last answer in sight; an answer to an older question is dropped. */
export function useResults(client: EndpointClient, form: ResultsForm): AskedResults {
  const results = useSignal<Results | null>(null);
  const failure = useSignal<Failure | null>(null);
  const begin = useLast();

  async function load() {
    const isLast = begin();
    const answer = await client.getResults(toQuery(form));
    if (!isLast()) return;
    batch(() => {
      failure.value = answer.ok ? null : answer;
      if (answer.ok) results.value = answer.value;
    });
  }

  useEffect(() => void load(), [client, JSON.stringify(toQuery(form))]);
  return { results: results.value, failure: failure.value, reload: () => void load() };
}

/** A month that is half typed is not asked for. */
function toQuery({ from, to, ...rest }: ResultsForm): Partial<ResultsQuery> {
  return { ...rest, ...(isMonth(from) && { from }), ...(isMonth(to) && { to }) };
}

const isMonth = (text: string) => monthSchema.safeParse(text).success;
