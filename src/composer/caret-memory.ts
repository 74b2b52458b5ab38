import { hasFocus, type TextSelection } from '../networks/insertion/caret.ts';
import { readSelection, select } from '../networks/insertion/insert-text.ts';
import { pageRegistry } from './page-registry.ts';

/**
 * What was selected when the focus left an editor, as offsets: ProseMirror rewrites its elements when it loses the
 * focus, and a range would point at what is gone.
 */
const left = new WeakMap<HTMLElement, TextSelection>();
const followed = new WeakSet<HTMLElement>();

/** Remembers, from now on, what is selected when the focus leaves this editor. */
export function rememberCaret(editor: HTMLElement): void {
  if (followed.has(editor)) return;
  followed.add(editor);
  editor.addEventListener('focusout', () => {
    const selected = readSelection(editor);
    if (selected) left.set(editor, selected);
  });
}

/**
 * Where a text goes, as an offset: the caret that the person put into this editor, or the end of what they
 * selected, since what they wrote is not ours to replace. Null if they put none there: then, the end.
 */
export function insertionPoint(editor: HTMLElement): number | null {
  if (!pageRegistry().caretByPerson?.has(editor)) return null;
  return currentSelection(editor)?.end ?? null;
}

/** Gives the focus back to an editor, with what was selected when it left. */
export function returnFocus(editor: HTMLElement): void {
  select(editor, currentSelection(editor));
}

function currentSelection(editor: HTMLElement): TextSelection | null {
  const lastSeen = hasFocus(editor) ? null : left.get(editor);
  return lastSeen ?? readSelection(editor);
}
