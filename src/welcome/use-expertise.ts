import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Expertise } from '../domain/expertise.ts';
import { type ExpertiseState, getExpertise, saveExpertise } from '../messaging/care-messages.ts';
import type { Message } from '../messaging/message.ts';
import { send } from '../messaging/send.ts';
import { useLast } from '../ui/use-last.ts';

/**
 * What the person said of their field, kept with each change; null until it was asked for. A change is shown at once,
 * so that the next one builds on it before it is kept; one that was not kept is taken back.
 */
export function useExpertise(): {
  state: ExpertiseState | null;
  load: () => Promise<boolean>;
  /** False if it was not kept. */
  save: (expertise: Expertise) => Promise<boolean>;
} {
  const state = useSignal<ExpertiseState | null>(null);
  const answered = useRef<ExpertiseState | null>(null);
  const begin = useLast();
  async function ask<Request>(message: Message<Request, ExpertiseState>, payload: Request) {
    const isLast = begin();
    const result = await send(message, payload);
    if (result.ok) answered.current = result.answer;
    if (isLast()) state.value = answered.current;
    return result.ok;
  }
  function save(expertise: Expertise) {
    if (state.value) state.value = { ...state.value, expertise };
    return ask(saveExpertise, expertise);
  }
  return { state: state.value, load: () => ask(getExpertise, null), save };
}
