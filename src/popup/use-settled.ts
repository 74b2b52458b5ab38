import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** A pause in writing after which remarks are renewed: nobody is corrected in the middle of a word. */
export const WRITING_PAUSE_MS = 800;

/** A text as it was when the person last paused. */
export function useSettled(text: string): string {
  const settled = useSignal(text);
  useEffect(() => {
    const pause = setTimeout(() => {
      settled.value = text;
    }, WRITING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text, settled]);
  return settled.value;
}
