import { useSignal } from '@preact/signals';
import type { Expertise } from '../domain/expertise.ts';
import { type ExpertiseState, getExpertise, saveExpertise } from '../messaging/care-messages.ts';
import type { Message } from '../messaging/message.ts';
import { send } from '../messaging/send.ts';

/** What the person said of their field, kept with each change; null until it was asked for. */
export function useExpertise(): {
  state: ExpertiseState | null;
  load: () => Promise<void>;
  save: (expertise: Expertise) => Promise<void>;
} {
  const state = useSignal<ExpertiseState | null>(null);
  async function ask<Request>(message: Message<Request, ExpertiseState>, payload: Request) {
    const result = await send(message, payload);
    if (result.ok) state.value = result.answer;
  }
  const load = () => ask(getExpertise, null);
  return { state: state.value, load, save: (expertise) => ask(saveExpertise, expertise) };
}
