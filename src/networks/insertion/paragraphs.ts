import { selectionOf } from './caret.ts';

/**
 * Firefox loses the line breaks of a typed text, and line after line would take as many undo steps where Quill's
 * own undo is out of reach (a shadow root). One command with the lines as paragraphs is one step either way.
 */
export function insertParagraphs(editor: HTMLElement, text: string): void {
  // An empty paragraph is replaced; behind text, the first new paragraph brings its own line break.
  if (editor.textContent.trim() === '') selectionOf(editor)?.selectAllChildren(editor);
  const lines = text.replace(/^\n/, '').split('\n');
  const paragraphs = lines.map((line) => `<p>${escapeMarkup(line) || '<br>'}</p>`);
  document.execCommand('insertHTML', false, paragraphs.join(''));
}

function escapeMarkup(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
