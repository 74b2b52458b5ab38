import { selectionOf } from './caret.ts';
import type { EditorEngine } from './engine.ts';
import { readBlockLines } from './lines.ts';
import { pasteAtCaret } from './paste.ts';

/**
 * Lexical: a paste that the editor handles itself; the editing command loses every line end. Plain text is one
 * paragraph with a break per line end, and one more that props up a last empty line.
 */
export const lexical: EditorEngine = {
  id: 'lexical',
  recognises: (editor) => editor.hasAttribute('data-lexical-editor'),
  readLines: (editor) => Array.from(editor.children).flatMap(readBlockLines),
  moveCaretToEnd(editor) {
    editor.focus({ preventScroll: true });
    // Not behind the last letter: the text can end in breaks.
    const block = editor.lastElementChild ?? editor;
    selectionOf(editor)?.collapse(block, block.childNodes.length);
  },
  insertAtCaret: pasteAtCaret,
};
