/** True on Apple systems, where editors listen for Command instead of Control. */
function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}

/** Asks the editor's own history for one step back, by the keys that a person would press. */
export function undoInsertion(editor: HTMLElement): void {
  editor.focus({ preventScroll: true });
  const chord = { key: 'z', code: 'KeyZ', keyCode: 90, which: 90 };
  editor.dispatchEvent(
    new KeyboardEvent('keydown', {
      ...chord,
      ctrlKey: !isApple(),
      metaKey: isApple(),
      bubbles: true,
      cancelable: true,
      composed: true,
    }),
  );
}
