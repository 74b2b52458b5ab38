import { hasFocus, type TextSelection } from './caret.ts';
import type { EditorEngine } from './engine.ts';
import { recogniseEngine } from './engines.ts';
import { sameLines } from './lines.ts';
import { type ApprovedText, planInsertion } from './placement.ts';
import { undoLastStep } from './undo.ts';

/** How long an editor may take to show what was put in, in milliseconds: Draft.js and Quill commit later than they are told. */
const READ_BACK_LIMIT_MS = 2_000;
/** How often the caret is put back where an editor moves it. */
const CARET_TRIES = 3;

/** `inserted`: read back and equal; `unknown-engine`, `not-verified`: nothing may be claimed. */
export type InsertionOutcome = 'inserted' | 'unknown-engine' | 'not-verified';

/** What is selected in an editor, or null if the selection is elsewhere. */
export function readSelection(editor: HTMLElement): TextSelection | null {
  return recogniseEngine(editor)?.readSelection(editor) ?? null;
}

/** Focuses an editor and selects there; without a selection, wherever the browser puts the caret. */
export function select(editor: HTMLElement, selection: TextSelection | null): void {
  if (selection) recogniseEngine(editor)?.select(editor, selection);
  else editor.focus({ preventScroll: true });
}

/**
 * Inserts a text at an offset, or behind everything without one, as one step that one undo takes back, and reads
 * the editor until it shows exactly that. The caret is behind it then. See {@link planInsertion} for what sets it apart.
 * Whatever else came of it is taken back, so that no word of the person's is lost to an editor that went its own way.
 */
export async function insertText(
  editor: HTMLElement,
  text: ApprovedText,
  at: number | null,
): Promise<InsertionOutcome> {
  const engine = recogniseEngine(editor);
  if (!engine) return 'unknown-engine';
  const { offset, typed, lines } = planInsertion(engine.readText(editor), at, text);
  if (!(await placeCaret(engine, editor, offset))) return 'not-verified';
  const before = engine.readLines(editor);
  engine.insertAtCaret(editor, typed);
  let isWriting = false;
  const options = { capture: true, passive: true, once: true };
  editor.addEventListener('keydown', () => (isWriting = true), options);
  const shows = (expected: string[]) => sameLines(engine.readLines(editor), expected);
  if (await waitUntil(editor, () => shows(lines))) return 'inserted';
  if (!isWriting && !shows(before)) undoLastStep(editor);
  return 'not-verified';
}

/**
 * Puts the caret there and sees that it stays: false while something is selected, which a text would replace. Where it is
 * already, nobody is waited for: a frame that the browser paints meanwhile is a third of the time until all is recorded.
 */
async function placeCaret(
  engine: EditorEngine,
  editor: HTMLElement,
  offset: number,
): Promise<boolean> {
  const isThere = () => hasFocus(editor) && isCaret(engine.readSelection(editor), offset);
  if (isThere()) {
    engine.tellCaret?.();
    if (isThere()) return true;
  }
  for (let tries = 0; tries < CARET_TRIES; tries += 1) {
    if (!isThere()) select(editor, { start: offset, end: offset });
    engine.tellCaret?.();
    await scheduler.yield();
    if (isThere()) return true;
  }
  const selected = engine.readSelection(editor);
  return !selected || selected.start === selected.end;
}

function isCaret(selected: TextSelection | null, offset: number): boolean {
  return selected?.start === offset && selected.end === offset;
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
