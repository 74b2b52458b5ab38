import { draft } from './draft.ts';
import type { EditorEngine } from './engine.ts';
import { lexical } from './lexical.ts';
import { dropBlankStart, isEmpty, normaliseLine, sameLines } from './lines.ts';
import { quill } from './quill.ts';
import { textarea } from './textarea.ts';
import { tiptap } from './tiptap.ts';

const engines: readonly EditorEngine[] = [tiptap, quill, draft, lexical, textarea];

/** How long an editor may take to show what was put in, in milliseconds: Draft.js and Quill commit later than they are told. */
const READ_BACK_LIMIT_MS = 2_000;

/** `inserted`: read back and equal; `unknown-engine`, `not-verified`: nothing may be claimed. */
export type InsertionOutcome = 'inserted' | 'unknown-engine' | 'not-verified';

/** The engine that runs this editor, by its structure. */
export function recogniseEngine(editor: HTMLElement): EditorEngine | undefined {
  return engines.find((engine) => engine.recognises(editor));
}

/**
 * Inserts the text behind what the editor holds (after a blank line, if it holds anything), as one step
 * that one undo takes back, and reads the editor until it shows exactly that.
 */
export async function insertText(editor: HTMLElement, text: string): Promise<InsertionOutcome> {
  const engine = recogniseEngine(editor);
  if (!engine) return 'unknown-engine';
  const before = engine.readLines(editor);
  const empty = isEmpty(before);
  const added = text.split('\n').map(normaliseLine);
  const expected = empty ? added : [...before, '', ...added];
  engine.moveCaretToEnd(editor);
  // Draft.js takes the caret from `selectionchange`, which the browser sends with the next frame.
  await nextFrame();
  engine.insertAtCaret(editor, empty ? text : `\n\n${text}`);
  const read = () => engine.readLines(editor);
  // Spaces and empty lines that the editor held before count as nothing, here too.
  const shows = () => sameLines(empty ? dropBlankStart(read()) : read(), expected);
  const shown = await waitUntil(editor, shows);
  return shown ? 'inserted' : 'not-verified';
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });
}

/** Waits for the editor to change until the condition holds; false when the time is up. */
function waitUntil(editor: HTMLElement, holds: () => boolean): Promise<boolean> {
  if (holds()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const finish = (result: boolean) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(result);
    };
    const observer = new MutationObserver(() => {
      if (holds()) finish(true);
    });
    observer.observe(editor, { childList: true, characterData: true, subtree: true });
    const timer = setTimeout(() => finish(holds()), READ_BACK_LIMIT_MS);
  });
}
