import { placeCaretAtEnd } from './caret.ts';
import type { EditorEngine } from './engine.ts';
import { readBlockLines } from './lines.ts';
import { pasteAtCaret } from './paste.ts';

/**
 * Draft.js: a paste that the editor handles itself. The editing command loses all but the last
 * line, and crashes React on an empty editor.
 */
export const draft: EditorEngine = {
  id: 'draft',
  recognises: (editor) =>
    editor.classList.contains('public-DraftEditor-content') ||
    editor.querySelector(':scope > [data-contents="true"]') !== null,
  readLines: (editor) => blocksOf(editor).flatMap(readBlockLines),
  moveCaretToEnd: (editor) => placeCaretAtEnd(editor, blocksOf(editor).at(-1) ?? editor),
  insertAtCaret: pasteAtCaret,
};

function blocksOf(editor: HTMLElement): Element[] {
  return Array.from(editor.querySelectorAll('[data-block="true"]'));
}
