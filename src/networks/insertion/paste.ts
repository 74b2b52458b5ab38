import { withoutXray } from './firefox.ts';

/** Pastes plain text into an editor that handles a paste itself, without the clipboard. */
export function pasteAtCaret(editor: HTMLElement, text: string): void {
  const event = new ClipboardEvent('paste', {
    bubbles: true,
    cancelable: true,
    composed: true,
    clipboardData: new DataTransfer(),
  });
  // Firefox lets the page read only what its own side put in, and only into the event that is made already.
  if (event.clipboardData) withoutXray(event.clipboardData).setData('text/plain', text);
  editor.dispatchEvent(event);
}

/**
 * An editor that handles a paste itself puts it where it believes the caret to be, and learns that from `selectionchange`,
 * which the browser sends when it gets to it: a paste that is earlier goes over what was selected before. So it is sent
 * at once; the browser's own repeats it.
 */
export function tellCaret(): void {
  document.dispatchEvent(new Event('selectionchange'));
}
