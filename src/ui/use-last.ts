import { useRef } from 'preact/hooks';

/**
 * Tells the last question from those before it. To be called as a question is asked; what it gives says whether that is
 * still the last one, so that an answer that comes late does not replace the one to a later question.
 */
export function useLast(): () => () => boolean {
  const asked = useRef(0);
  return () => {
    asked.current += 1;
    const turn = asked.current;
    return () => turn === asked.current;
  };
}
