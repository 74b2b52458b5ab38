/** An editor engine: how text enters it and how it is read back. The site that uses it does not matter. */
export interface EditorEngine {
  id: string;
  /** True if this element is an editor of this engine. */
  recognises(editor: HTMLElement): boolean;
  /** The text as the editor shows it, one entry per line; an empty editor gives ['']. */
  readLines(editor: HTMLElement): string[];
  /** Puts the caret behind the last character. */
  moveCaretToEnd(editor: HTMLElement): void;
  /** Inserts at the caret, as one step of the editor's own history. */
  insertAtCaret(editor: HTMLElement, text: string): void;
}
