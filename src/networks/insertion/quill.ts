import { endTypingStep, typeAtCaret } from './caret.ts';
import { blockEngine, childBlocks } from './engine.ts';
import { isFirefox } from './firefox.ts';
import { insertParagraphs } from './paragraphs.ts';

/** Quill 1 and 2: the editing command with the whole text; a synthetic paste is ignored, or throws in a shadow root. */
export const quill = blockEngine({
  id: 'quill',
  recognises: (editor) => editor.classList.contains('ql-editor'),
  blocksOf: childBlocks,
  insertAtCaret: (editor, text) => {
    if (isFirefox()) return insertParagraphs(editor, text);
    // In a shadow root Quill as published can't hear Ctrl+Z: the browser's own history is all there is to undo.
    endTypingStep(editor);
    typeAtCaret(text);
  },
});
