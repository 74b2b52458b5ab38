import { injectComposer, injectStrangerWatch } from '../messaging/page-messages.ts';
import { isConnected, sendOnce } from '../messaging/send-once.ts';
import { type NetworkOutline, toCss } from '../networks/network.ts';
import { outlineOfUrl } from '../networks/outlines.ts';
import { deepActiveElement } from './active-element.ts';
import { readFreshRecipes, withRecipes } from './fresh-recipes.ts';
import { guard } from './guard.ts';
import { pageRegistry } from './page-registry.ts';
import { watchForPerson } from './person-caret.ts';
import { recogniseComposer } from './recognise.ts';

// Both are made for the first focus: most pages need none, and a page's first controller costs as much as the listener.
let outline: NetworkOutline | undefined;
let watching: AbortController | undefined;

/**
 * All that a network's page carries until a composer opens: one listener that looks at what gets the
 * focus, and a few on a composer's own editor once it has it. Nothing is observed, nothing is added to the page.
 */
export function startLoader(): void {
  addEventListener('focusin', onFocus, true);
  // Asked this way the browser makes no objects for a page where nothing has the focus.
  if (document.querySelector(':focus-within')) look(deepActiveElement());
}

function onFocus(event: FocusEvent): void {
  look(event.composedPath()[0]);
}

function look(target: unknown): void {
  if (!isConnected()) {
    stop();
    return;
  }
  outline ??= outlineOfUrl(location.href);
  watching ??= new AbortController();
  const network = outline;
  const { signal } = watching;
  if (network) guard(() => notice(target, network, signal));
}

/** This script has outlived its extension. */
function stop(): void {
  removeEventListener('focusin', onFocus, true);
  watching?.abort();
}

async function notice(
  focused: unknown,
  network: NetworkOutline,
  signal: AbortSignal,
): Promise<void> {
  const registry = pageRegistry();
  const target = isEditable(focused) ? focused : findEditorAhead(focused, network);
  if (!target) return;
  const findEditor = () => recogniseComposer(target, withRecipes(network, registry.fresh))?.editor;
  // The press that gave the focus is still under way: who looks for it can't wait for what is stored.
  const known = findEditor();
  if (known) watchForPerson(known, signal);
  // What the bundled recipes know is asked for at once; the worker may have to wake.
  const asked = known && askForPart(known);
  registry.fresh ??= await readFreshRecipes(network.id);
  const editor = findEditor();
  if (!editor) return meetStranger(target, withRecipes(network, registry.fresh));
  if (editor !== known) watchForPerson(editor, signal);
  registry.last = editor;
  registry.awaiting = editor;
  let wanted = await asked;
  if (editor !== known) wanted = await askForPart(editor);
  registry.awaiting = null;
  if (wanted) registry.part?.attach(editor);
  // The focus may have gone on meanwhile: the editor focused last is the one that is filled.
  if (registry.last !== editor) registry.part?.isAttached(registry.last);
}

function isEditable(target: unknown): target is HTMLElement {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.localName === 'textarea')
  );
}

/**
 * The editor of a dialog that the focus has just entered: a network gives it the focus a frame or more later. Once an
 * editor of the dialog has had it, the focus alone says which.
 */
function findEditorAhead(focused: unknown, { composers }: NetworkOutline): HTMLElement | null {
  const dialog = focused instanceof Element && focused.closest('dialog,[role="dialog"]');
  if (!dialog || dialog.contains(pageRegistry().last ?? null)) return null;
  return dialog.querySelector<HTMLElement>(composers.map(({ editor }) => toCss(editor)).join());
}

/** An editor that no recipe fits: whether the network has changed is told by a script that comes for the first one. */
async function meetStranger(editor: HTMLElement, { never }: NetworkOutline): Promise<void> {
  if (editor.closest(toCss(never))) return;
  const registry = pageRegistry();
  if (!registry.watchStranger) await sendOnce(injectStrangerWatch, null);
  registry.watchStranger?.(editor);
}

/** Asks the worker, who may put the composer part into the page; true if a button shall come beside this editor. */
async function askForPart(editor: HTMLElement): Promise<boolean> {
  const registry = pageRegistry();
  if (registry.part?.isAttached(editor)) return false;
  // Two editors may get the focus before the first answer: the part comes once.
  registry.asking ??= sendOnce(injectComposer, { hasPart: registry.part !== undefined });
  const result = await registry.asking;
  registry.asking = null;
  return result?.ok === true && result.answer.button;
}
