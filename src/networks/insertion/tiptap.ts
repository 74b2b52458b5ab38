import { typeAtCaret } from './caret.ts';
import { blockEngine, childBlocks } from './engine.ts';

/** TipTap, on ProseMirror: the editing command makes a paragraph of each line, in one step of its history. */
export const tiptap = blockEngine({
  id: 'tiptap',
  recognises: (editor) => editor.classList.contains('ProseMirror'),
  blocksOf: childBlocks,
  insertAtCaret: (_editor, text) => typeAtCaret(text),
});
