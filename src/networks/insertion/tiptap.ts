import { placeCaretAtEnd, typeAtCaret } from './caret.ts';
import type { EditorEngine } from './engine.ts';
import { readBlockLines } from './lines.ts';

/** TipTap, on ProseMirror: the editing command makes a paragraph of each line, in one step of its history. */
export const tiptap: EditorEngine = {
  id: 'tiptap',
  recognises: (editor) => editor.classList.contains('ProseMirror'),
  readLines: (editor) => Array.from(editor.children).flatMap(readBlockLines),
  moveCaretToEnd: (editor) => placeCaretAtEnd(editor, editor.lastElementChild ?? editor),
  insertAtCaret: (_editor, text) => typeAtCaret(text),
};
