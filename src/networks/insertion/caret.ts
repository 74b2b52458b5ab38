/** Chromium gives a shadow root its own selection; the document's is useless there. */
type SelectionRoot = Node & { getSelection?(): Selection | null };

/** The selection that an editor in this tree works with. */
export function selectionOf(editor: HTMLElement): Selection | null {
  const root: SelectionRoot = editor.getRootNode();
  return root.getSelection?.() ?? document.getSelection();
}

/** Puts the caret behind everything in `block`, or at its start if it is empty. */
export function placeCaretAtEnd(editor: HTMLElement, block: Node): void {
  editor.focus({ preventScroll: true });
  const lastText = findLastText(block);
  const selection = selectionOf(editor);
  if (lastText) selection?.collapse(lastText, lastText.length);
  else selection?.collapse(block, 0);
}

function findLastText(block: Node): Text | null {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let last: Text | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) last = node;
  }
  return last;
}

/** Types the whole text at the caret, as the browser's own editing command. */
export function typeAtCaret(text: string): void {
  document.execCommand('insertText', false, text);
}
