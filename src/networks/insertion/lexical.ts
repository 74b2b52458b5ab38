import { blockEngine, childBlocks } from './engine.ts';
import { pasteAtCaret, tellCaret } from './paste.ts';

/**
 * Lexical: a paste that the editor handles itself; the editing command loses every line end. Plain text is one
 * paragraph with a break per line end, and one more that props up a last empty line.
 */
export const lexical = blockEngine({
  id: 'lexical',
  recognises: (editor) => editor.hasAttribute('data-lexical-editor'),
  blocksOf: childBlocks,
  tellCaret,
  insertAtCaret: pasteAtCaret,
});
