import { blockEngine } from './engine.ts';
import { pasteAtCaret, tellCaret } from './paste.ts';

/**
 * Draft.js: a paste that the editor handles itself. The editing command loses all but the last
 * line, and crashes React on an empty editor.
 */
export const draft = blockEngine({
  id: 'draft',
  recognises: (editor) =>
    editor.classList.contains('public-DraftEditor-content') ||
    editor.querySelector(':scope > [data-contents="true"]') !== null,
  blocksOf: (editor) => Array.from(editor.querySelectorAll('[data-block="true"]')),
  tellCaret,
  insertAtCaret: pasteAtCaret,
});
