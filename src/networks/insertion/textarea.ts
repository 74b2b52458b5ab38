import { typeAtCaret } from './caret.ts';
import type { EditorEngine } from './engine.ts';
import { toLines } from './lines.ts';

/** A plain textarea: the editing command, the one way in that its undo knows of. */
export const textarea: EditorEngine = {
  id: 'textarea',
  recognises: (editor) => editor instanceof HTMLTextAreaElement,
  readText: valueOf,
  readLines: (editor) => toLines(valueOf(editor)),
  readSelection: (editor) =>
    editor instanceof HTMLTextAreaElement
      ? { start: editor.selectionStart, end: editor.selectionEnd }
      : null,
  select(editor, { start, end }) {
    editor.focus({ preventScroll: true });
    if (editor instanceof HTMLTextAreaElement) editor.setSelectionRange(start, end);
  },
  insertAtCaret: (_editor, text) => typeAtCaret(text),
};

function valueOf(editor: HTMLElement): string {
  return editor instanceof HTMLTextAreaElement ? editor.value : '';
}
