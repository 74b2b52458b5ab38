import { batch, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import type { Failure } from './endpoint-words.ts';
import { type DraftErrors, type FiguresDraft, readDraft, toDraft } from './figures-draft.ts';

/** What became of the last try to save. */
export type SaveState = 'idle' | 'busy' | 'saved' | 'unfit' | 'stale';

/** The company's figures as they are typed, and what is wrong with them. */
export interface FiguresForm {
  /** Null until they have been read. */
  draft: FiguresDraft | null;
  errors: DraftErrors;
  state: SaveState;
  failure: Failure | null;
  change: (part: Partial<FiguresDraft>) => void;
  save: () => Promise<void>;
  load: () => Promise<void>;
}

/** The status that says that somebody was quicker (RFC 9110 §15.5.13). */
const PRECONDITION_FAILED = 412;

/** Reads the figures once and saves them by the revision that was read. What is typed stays whatever goes wrong. */
export function useFigures(client: EndpointClient, onSaved: () => void): FiguresForm {
  const draft = useSignal<FiguresDraft | null>(null);
  const revision = useSignal(0);
  const errors = useSignal<DraftErrors>({});
  const state = useSignal<SaveState>('idle');
  const failure = useSignal<Failure | null>(null);

  async function load() {
    const answer = await client.getProgrammeFigures();
    batch(() => {
      failure.value = answer.ok ? null : answer;
      if (!answer.ok) return;
      draft.value = toDraft(answer.value.figures);
      revision.value = answer.value.revision;
      errors.value = {};
      state.value = 'idle';
    });
  }

  async function save() {
    if (!draft.value || state.value === 'busy') return;
    const sent = draft.value;
    const outcome = readDraft(sent);
    errors.value = outcome.ok ? {} : outcome.errors;
    failure.value = null;
    state.value = outcome.ok ? 'busy' : 'unfit';
    if (!outcome.ok) return;
    const answer = await client.putProgrammeFigures(outcome.figures, revision.value);
    batch(() => {
      const stale = !answer.ok && answer.status === PRECONDITION_FAILED;
      // What was typed meanwhile is not saved yet.
      const saved = draft.value === sent ? 'saved' : 'idle';
      state.value = answer.ok ? saved : stale ? 'stale' : 'idle';
      failure.value = answer.ok || stale ? null : answer;
      if (answer.ok) revision.value = answer.value.revision;
    });
    if (answer.ok) onSaved();
  }

  useEffect(() => void load(), [client]);
  return {
    draft: draft.value,
    errors: errors.value,
    state: state.value,
    failure: failure.value,
    change(part) {
      if (draft.value) draft.value = { ...draft.value, ...part };
      if (state.value === 'saved') state.value = 'idle';
    },
    save,
    load,
  };
}
