import { useSignal } from '@preact/signals';
import { type Care, getCare, noteFactsSeen } from '../messaging/care-messages.ts';
import { send } from '../messaging/send.ts';

/**
 * What the person should know before they share; null until it came. Without it the popup works as before. Whoever has
 * it before their eyes has seen which fact sheets are out.
 */
export function useCare(): { care: Care | null; loadCare: () => Promise<void> } {
  const care = useSignal<Care | null>(null);
  async function loadCare() {
    const result = await send(getCare, null);
    if (!result.ok) return;
    care.value = result.answer;
    if (result.answer.topicPauses.length > 0) await send(noteFactsSeen, null);
  }
  return { care: care.value, loadCare };
}
