import { pageRegistry } from './page-registry.ts';

/**
 * Notes, from now on, when a person puts the caret into this editor. A network that opens a composer, or restores
 * a draft, puts it somewhere as well, and that place means nothing.
 */
export function watchForPerson(editor: HTMLElement, signal: AbortSignal): void {
  const registry = pageRegistry();
  registry.watched ??= new WeakSet();
  if (registry.watched.has(editor)) return;
  registry.watched.add(editor);
  const options = { capture: true, passive: true, signal };
  const note = (event: Event) => {
    if (event.isTrusted) (registry.caretByPerson ??= new WeakSet()).add(editor);
  };
  // A finger or a mouse lets go, a selection is begun, something is written: the caret is where the person wants it.
  for (const type of ['pointerup', 'selectstart', 'beforeinput']) {
    editor.addEventListener(type, note, options);
  }
  editor.addEventListener(
    'keydown',
    (event) => {
      if (movesCaret(event)) note(event);
    },
    options,
  );
}

/** Arrows and their kin, and chords such as Ctrl+A, which selects or goes to the start of the line. */
function movesCaret({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  const isChord = (ctrlKey || metaKey) && !altKey && !shiftKey && key.length === 1;
  return isChord || /^(Arrow|Home|End|Page)/.test(key);
}
