import { button, element } from '../../shared/element.ts';
import { words } from '../words.ts';

function audience(label: string, checked: boolean): HTMLElement {
  return element(
    'label',
    {},
    element('input', { type: 'radio', name: 'audience', checked }),
    element('span', {}, label),
  );
}

/** The "Post settings" that some accounts meet after Post: who sees it, then Done publishes. */
export function askForSettings(overlay: HTMLElement, onDone: () => void): void {
  const leave = (then: () => void) => () => {
    dialog.remove();
    then();
  };
  const dialog = element(
    'div',
    {
      role: 'dialog',
      'data-test-modal-id': 'share-settings',
      class: 'artdeco-modal artdeco-modal--layer-confirmation share-settings',
    },
    element('h2', {}, words.postSettings),
    element('p', {}, words.whoSees),
    audience(words.anyoneShort, true),
    audience(words.connectionsOnly, false),
    element(
      'div',
      { class: 'artdeco-modal__actionbar' },
      button(
        { class: 'artdeco-button artdeco-button--2 artdeco-button--secondary' },
        leave(() => undefined),
        words.back,
      ),
      button(
        {
          class:
            'share-box-footer__primary-btn artdeco-button artdeco-button--2 artdeco-button--primary',
        },
        leave(onDone),
        words.done,
      ),
    ),
  );
  overlay.append(dialog);
  dialog.querySelector('input')?.focus();
}
