import { placeCaretAtEnd, selectionOf, typeAtCaret } from './caret.ts';
import type { EditorEngine } from './engine.ts';
import { readBlockLines } from './lines.ts';

/** TipTap, on ProseMirror: the editing command makes a paragraph of each line, in one step of its history. */
export const tiptap: EditorEngine = {
  id: 'tiptap',
  recognises: (editor) => editor.classList.contains('ProseMirror'),
  readLines: (editor) => Array.from(editor.children).flatMap(readBlockLines),
  moveCaretToEnd(editor) {
    const block = editor.lastElementChild ?? editor;
    placeCaretAtEnd(editor, block);
    // Behind a last Shift+Enter there is no letter, but a break of ProseMirror's own that props up the line.
    const [prop, last] = [block.lastChild, block.lastChild?.previousSibling];
    if (prop instanceof HTMLBRElement && last instanceof HTMLBRElement) {
      selectionOf(editor)?.collapse(block, block.childNodes.length - 1);
    }
  },
  insertAtCaret: (_editor, text) => typeAtCaret(text),
};
