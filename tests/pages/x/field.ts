import { type RefObject, useLayoutEffect, useRef } from 'react';
import { register } from '../shared/hook.ts';
import { options } from '../shared/options.ts';

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

/** The test id of a post's editor, which other test ids begin with. */
export function fieldName(index: number): string {
  return `${options.names === 'renamed' ? 'postField' : 'tweetTextarea'}_${index}`;
}

function refuseUntrusted(event: Event): void {
  if (event.isTrusted) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** As an editor that works with another selection than the browser shows: a paste of no person's goes over everything. */
function pasteOverAll(event: Event): void {
  if (event.isTrusted || !(event.currentTarget instanceof HTMLElement)) return;
  document.getSelection()?.selectAllChildren(event.currentTarget);
  document.dispatchEvent(new Event('selectionchange'));
}

/** Makes a mounted editor known to `window.standIn`; `text` reads its model. */
export function useRegistered(editable: RefObject<HTMLElement>, text: () => string): void {
  const read = useRef(text);
  read.current = text;
  useLayoutEffect(() => {
    const node = editable.current;
    if (options.paste === 'trusted') node?.addEventListener('paste', refuseUntrusted, true);
    if (options.paste === 'over') node?.addEventListener('paste', pasteOverAll, true);
    return node ? register({ editable: node, text: () => read.current() }) : undefined;
  }, [editable]);
}
