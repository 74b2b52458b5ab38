import { placeCaretAtEnd, selectionOf, typeAtCaret } from './caret.ts';
import type { EditorEngine } from './engine.ts';
import { isFirefox } from './firefox.ts';
import { isEmpty, readBlockLines } from './lines.ts';

/** Quill 1 and 2: the editing command with the whole text; a synthetic paste is ignored, or throws in a shadow root. */
export const quill: EditorEngine = {
  id: 'quill',
  recognises: (editor) => editor.classList.contains('ql-editor'),
  readLines,
  moveCaretToEnd: (editor) => placeCaretAtEnd(editor, editor.lastElementChild ?? editor),
  insertAtCaret: (editor, text) => {
    if (isFirefox()) insertParagraphs(editor, text);
    else typeAtCaret(text);
  },
};

function readLines(editor: HTMLElement): string[] {
  return Array.from(editor.children).flatMap(readBlockLines);
}

/**
 * Firefox loses the line breaks of a typed text, and line after line would take as many undo steps where Quill's
 * own undo is out of reach (a shadow root). One command with the lines as paragraphs is one step either way.
 */
function insertParagraphs(editor: HTMLElement, text: string): void {
  // An empty paragraph is replaced; behind text, the first new paragraph brings its own line break.
  if (isEmpty(readLines(editor))) selectionOf(editor)?.selectAllChildren(editor);
  const lines = text.replace(/^\n/, '').split('\n');
  const paragraphs = lines.map((line) => `<p>${escapeMarkup(line) || '<br>'}</p>`);
  document.execCommand('insertHTML', false, paragraphs.join(''));
}

function escapeMarkup(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
