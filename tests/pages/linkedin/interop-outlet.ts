import { element } from '../shared/element.ts';
import { adoptClassicStyles } from './classic/style-sheets.ts';
import { messageOverlay } from './message-overlay.ts';

/**
 * Mounts the host of the old Ember application: no height, an OPEN shadow root, and in it the messaging
 * overlay and, when it is opened, the classic share modal.
 */
export function mountInteropOutlet(): ShadowRoot {
  const host = element('div', {
    id: 'interop-outlet',
    'data-testid': 'interop-shadowdom',
    style: 'height: 0',
  });
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  adoptClassicStyles(root);
  root.append(messageOverlay());
  return root;
}

/** A copy of the share box that the shell preloads, out of sight: an editor that must never be taken for the real one. */
export function mountDecoy(): void {
  document.body.append(
    element(
      'div',
      { class: 'preload-share-box', style: 'position: fixed; left: -10000px; top: 0; width: 1px' },
      element(
        'div',
        { class: 'ql-container' },
        element('div', {
          class: 'ql-editor ql-blank',
          contenteditable: 'true',
          role: 'textbox',
          tabindex: -1,
          'aria-hidden': 'true',
        }),
      ),
    ),
  );
}
