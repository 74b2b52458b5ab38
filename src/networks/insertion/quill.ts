import { placeCaretAtEnd, typeAtCaret } from './caret.ts';
import type { EditorEngine } from './engine.ts';
import { readBlockLines } from './lines.ts';

/** Quill 1 and 2: the editing command with the whole text; a synthetic paste is ignored, or throws in a shadow root. */
export const quill: EditorEngine = {
  id: 'quill',
  recognises: (editor) => editor.classList.contains('ql-editor'),
  readLines: (editor) => Array.from(editor.children).flatMap(readBlockLines),
  moveCaretToEnd: (editor) => placeCaretAtEnd(editor, editor.lastElementChild ?? editor),
  insertAtCaret: (_editor, text) => typeAtCaret(text),
};
