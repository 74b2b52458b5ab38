import { hasFocus, type TextSelection } from './caret.ts';
import { draft } from './draft.ts';
import type { EditorEngine } from './engine.ts';
import { lexical } from './lexical.ts';
import { sameLines } from './lines.ts';
import { type ApprovedText, planInsertion } from './placement.ts';
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

/** What is selected in an editor, or null if the selection is elsewhere. */
export function readSelection(editor: HTMLElement): TextSelection | null {
  return recogniseEngine(editor)?.readSelection(editor) ?? null;
}

/**
 * A caret is known to its editor so long after it was moved, in milliseconds: Draft.js takes it from `selectionchange`,
 * which the browser sends with the next frame.
 */
const CARET_SETTLES_MS = 50;
let caretMovedAt = Number.NEGATIVE_INFINITY;

/** Notes that a caret may just have been moved: by us, or by a person's hand. */
export function noteCaretMoved(): void {
  caretMovedAt = performance.now();
}

/** Focuses an editor and selects there; without a selection, wherever the browser puts the caret. */
export function select(editor: HTMLElement, selection: TextSelection | null): void {
  if (selection) recogniseEngine(editor)?.select(editor, selection);
  else editor.focus({ preventScroll: true });
  noteCaretMoved();
}

/**
 * Inserts a text at an offset, or behind everything without one, as one step that one undo takes back, and reads
 * the editor until it shows exactly that. The caret is behind it then. See {@link planInsertion} for what sets it apart.
 */
export async function insertText(
  editor: HTMLElement,
  text: ApprovedText,
  at: number | null,
): Promise<InsertionOutcome> {
  const engine = recogniseEngine(editor);
  if (!engine) return 'unknown-engine';
  const { offset, typed, lines } = planInsertion(engine.readText(editor), at, text);
  if (!isCaretAt(engine, editor, offset)) select(editor, { start: offset, end: offset });
  if (performance.now() - caretMovedAt < CARET_SETTLES_MS) await nextFrame();
  // What the editor does with the text is a task of its own, behind that of the click.
  await nextTask();
  engine.insertAtCaret(editor, typed);
  const shown = await waitUntil(editor, () => sameLines(engine.readLines(editor), lines));
  return shown ? 'inserted' : 'not-verified';
}

/** True if the person's own caret is there already: then the editor knows of it, and nothing is to be moved. */
function isCaretAt(engine: EditorEngine, editor: HTMLElement, offset: number): boolean {
  const selected = hasFocus(editor) ? engine.readSelection(editor) : null;
  return selected?.start === offset && selected.end === offset;
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
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
