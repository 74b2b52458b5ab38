import { typeAtCaret } from './caret.ts';
import type { EditorEngine } from './engine.ts';
import { normaliseLine } from './lines.ts';

/** A plain textarea: the editing command, the one way in that its undo knows of. */
export const textarea: EditorEngine = {
  id: 'textarea',
  recognises: (editor) => editor instanceof HTMLTextAreaElement,
  readLines: (editor) => valueOf(editor).split('\n').map(normaliseLine),
  moveCaretToEnd(editor) {
    editor.focus({ preventScroll: true });
    const end = valueOf(editor).length;
    if (editor instanceof HTMLTextAreaElement) editor.setSelectionRange(end, end);
  },
  insertAtCaret: (_editor, text) => typeAtCaret(text),
};

function valueOf(editor: HTMLElement): string {
  return editor instanceof HTMLTextAreaElement ? editor.value : '';
}
