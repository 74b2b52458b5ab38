import { readBlockSelection, selectBlocks, type TextSelection } from './caret.ts';
import { toLines } from './lines.ts';
import { readBlockText } from './text-offset.ts';

/** An editor engine: how text enters it and how it is read back. The site that uses it does not matter. */
export interface EditorEngine {
  id: string;
  /** True if this element is an editor of this engine. */
  recognises(editor: HTMLElement): boolean;
  /** The text as it stands in the editor, its lines joined with line ends. */
  readText(editor: HTMLElement): string;
  /** The text as people see it, one entry per line; an empty editor gives ['']. */
  readLines(editor: HTMLElement): string[];
  /** What is selected, or null if the selection is elsewhere. */
  readSelection(editor: HTMLElement): TextSelection | null;
  /** Focuses the editor and selects there. */
  select(editor: HTMLElement, selection: TextSelection): void;
  /** Has an editor that keeps a selection of its own take over the browser's at once. */
  tellCaret?(): void;
  /** Inserts at the caret, as one step of the editor's own history. */
  insertAtCaret(editor: HTMLElement, text: string): void;
}

/** What an engine whose text stands in blocks has to say for itself. */
type BlockEngine = Pick<EditorEngine, 'id' | 'recognises' | 'tellCaret' | 'insertAtCaret'> & {
  blocksOf: (editor: HTMLElement) => Element[];
};

/** An engine that shows its text in blocks, each a line or several with breaks between them. */
export function blockEngine(engine: BlockEngine): EditorEngine {
  const { blocksOf } = engine;
  const readText = (editor: HTMLElement) => blocksOf(editor).map(readBlockText).join('\n');
  return {
    ...engine,
    readText,
    readLines: (editor) => toLines(readText(editor)),
    readSelection: (editor) => readBlockSelection(editor, blocksOf(editor)),
    select: (editor, selection) => selectBlocks(editor, blocksOf(editor), selection),
  };
}

/** The blocks of an editor that are its own children. */
export function childBlocks(editor: HTMLElement): Element[] {
  return Array.from(editor.children);
}
