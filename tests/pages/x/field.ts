import { type RefObject, useLayoutEffect, useRef } from 'react';
import { register } from '../shared/hook.ts';

/** One editor of a composer, whatever engine runs it. A thread has several. */
export interface FieldProps {
  /** Position in the thread; the test ids end in it. */
  readonly index: number;
  /** What the editor starts with. */
  readonly text: string;
  readonly placeholder: string;
  /** Counts how often the composer was emptied: each rise empties the editor. */
  readonly clearings: number;
  /** Whether the editor takes the keyboard when it is mounted. */
  readonly takesFocus: boolean;
  /** Told the text of the model after each change. */
  onText(text: string): void;
  /** Ctrl+Enter, or Cmd+Enter. */
  onPost(): void;
}

/** Makes a mounted editor known to `window.standIn`; `text` reads its model. */
export function useRegistered(editable: RefObject<HTMLElement>, text: () => string): void {
  const read = useRef(text);
  read.current = text;
  useLayoutEffect(() => {
    const node = editable.current;
    return node ? register({ editable: node, text: () => read.current() }) : undefined;
  }, [editable]);
}
