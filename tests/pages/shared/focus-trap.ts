/**
 * Holds the focus inside a modal as both networks do: what lands outside is pulled back to `home`, and
 * Tab goes round. `signal` ends it.
 */
export function trapFocus(modal: HTMLElement, home: HTMLElement, signal: AbortSignal): void {
  addEventListener(
    'focusin',
    (event) => {
      if (!event.composedPath().includes(modal)) home.focus();
    },
    { signal, capture: true },
  );
  modal.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Tab') return;
      const stops = [
        ...modal.querySelectorAll<HTMLElement>(
          'button:not(:disabled), [contenteditable="true"], [tabindex="0"], a[href], input',
        ),
      ].filter((stop) => stop.tabIndex >= 0);
      const edge = event.shiftKey ? stops[0] : stops.at(-1);
      if (!event.composedPath().includes(edge ?? modal)) return;
      event.preventDefault();
      (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
    },
    { signal },
  );
}
