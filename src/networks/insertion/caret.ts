import { offsetOf, pointAt } from './text-offset.ts';

/** What is selected: offsets in the editor's text, in UTF-16 units; a caret has both equal. */
export interface TextSelection {
  start: number;
  end: number;
}

/** Chromium gives a shadow root its own selection; the document's is useless there. */
type SelectionRoot = Node & { getSelection?(): Selection | null };

/** The selection that an editor in this tree works with. */
export function selectionOf(editor: HTMLElement): Selection | null {
  const root: SelectionRoot = editor.getRootNode();
  return root.getSelection?.() ?? document.getSelection();
}

/** True if the keyboard writes into this editor. */
export function hasFocus(editor: HTMLElement): boolean {
  return editor.matches(':focus');
}

/** What is selected in an editor made of blocks, or null if the selection is elsewhere. */
export function readBlockSelection(
  editor: HTMLElement,
  blocks: readonly Element[],
): TextSelection | null {
  const range = rangeIn(editor);
  if (!range) return null;
  return {
    start: offsetOf(blocks, { node: range.startContainer, offset: range.startOffset }),
    end: offsetOf(blocks, { node: range.endContainer, offset: range.endOffset }),
  };
}

/** Focuses an editor made of blocks and selects there; an equal start and end are a caret. */
export function selectBlocks(
  editor: HTMLElement,
  blocks: readonly Element[],
  { start, end }: TextSelection,
): void {
  editor.focus({ preventScroll: true });
  const from = pointAt(blocks, start) ?? { node: editor, offset: 0 };
  const to = start === end ? from : (pointAt(blocks, end) ?? from);
  selectionOf(editor)?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

function rangeIn(editor: HTMLElement): AbstractRange | null {
  const selection = selectionOf(editor);
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const isInside = editor.contains(range.startContainer) && editor.contains(range.endContainer);
  return isInside ? range : null;
}

/**
 * Ends the step of the browser's own history that the person's typing is in: Chromium lets it go on for as long as the
 * caret has not been moved, and counts a text that a script types as part of it. Page and editor hear of no move.
 */
export function endTypingStep(editor: HTMLElement): void {
  const selection = selectionOf(editor);
  if (!selection?.anchorNode) return;
  const { anchorNode, anchorOffset } = selection;
  selection.collapse(editor, 0);
  selection.collapse(anchorNode, anchorOffset);
}

/** Types the whole text at the caret, as the browser's own editing command. */
export function typeAtCaret(text: string): void {
  document.execCommand('insertText', false, text);
}
