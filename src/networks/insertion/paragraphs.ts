import { readBlockSelection, selectBlocks, selectionOf } from './caret.ts';
import { childBlocks } from './engine.ts';
import { readBlockText } from './text-offset.ts';

/**
 * Firefox loses the line breaks of a typed text, and line after line would take as many undo steps where Quill's
 * own undo is out of reach (a shadow root). One command with the lines as paragraphs is one step either way.
 *
 * A paragraph never joins the words beside it: behind or before words, the line end that sets the text apart is
 * the paragraph's own. Spaces alone are no words: they are put in again with the text, and their line replaced.
 */
export function insertParagraphs(editor: HTMLElement, text: string): void {
  const blocks = childBlocks(editor);
  const caret = readBlockSelection(editor, blocks)?.end ?? 0;
  const held = blocks.map(readBlockText).join('\n');
  const left = held.slice(held.lastIndexOf('\n', caret - 1) + 1, caret);
  const right = held.slice(caret).split('\n', 1)[0] ?? '';
  const [wordsLeft, wordsRight] = [left.trim() !== '', right.trim() !== ''];

  const typed = `${wordsLeft ? '' : left}${text}${wordsRight ? '' : right}`;
  const lines = typed.split('\n').slice(wordsLeft ? 1 : 0, wordsRight ? -1 : undefined);
  const start = wordsLeft ? caret : caret - left.length;
  const end = wordsRight ? caret : caret + right.length;
  if (!wordsLeft && !wordsRight)
    selectBlock(editor, blocks[held.slice(0, caret).split('\n').length - 1]);
  else if (start !== end) selectBlocks(editor, blocks, { start, end });

  const paragraphs = lines.map((line) => `<p>${escapeMarkup(line) || '<br>'}</p>`);
  document.execCommand('insertHTML', false, paragraphs.join(''));
}

/** Selects a whole paragraph: one without words would stay behind as an empty line. */
function selectBlock(editor: HTMLElement, block: Element | undefined): void {
  const index = block ? Array.from(editor.childNodes).indexOf(block) : 0;
  selectionOf(editor)?.setBaseAndExtent(editor, index, editor, index + 1);
}

function escapeMarkup(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
