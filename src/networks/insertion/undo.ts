import { recogniseEngine } from './engines.ts';
import { sameLines } from './lines.ts';

/** True on Apple systems, where editors listen for Command instead of Control. */
function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}

/**
 * Takes the last step back, as Ctrl+Z would: by the editor's own key binding; where an editor has none (Quill 1
 * as published loses its bindings in a shadow root), by the browser's own history.
 */
export function undoLastStep(editor: HTMLElement): void {
  const read = () => recogniseEngine(editor)?.readLines(editor) ?? [];
  editor.focus({ preventScroll: true });
  const before = read();
  const handled = !editor.dispatchEvent(undoChord());
  if (!handled && sameLines(before, read())) document.execCommand('undo');
}

function undoChord(): KeyboardEvent {
  return new KeyboardEvent('keydown', {
    key: 'z',
    code: 'KeyZ',
    keyCode: 90,
    ctrlKey: !isApple(),
    metaKey: isApple(),
    bubbles: true,
    cancelable: true,
    composed: true,
  });
}
