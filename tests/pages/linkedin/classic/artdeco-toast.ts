import { CircleAlert, CircleCheck, X } from 'lucide';
import { button, element } from '../../shared/element.ts';
import { icon } from '../../shared/icon.ts';
import { words } from '../words.ts';

const shownForMs = 12_000;

/**
 * Shows a toast of the classic interface in `place`'s tree, so inside the shadow root when the modal is there.
 * @param href the permalink; without one there is no link.
 */
export function showArtdecoToast(
  place: ShadowRoot | HTMLElement,
  toast: { readonly kind: 'success' | 'error'; readonly message: string; readonly href?: string },
): void {
  const item = element(
    'div',
    {
      class: 'artdeco-toast-item artdeco-toast-item--visible ember-view',
      role: 'alert',
      'data-test-artdeco-toast-item-type': toast.kind,
    },
    icon(toast.kind === 'success' ? CircleCheck : CircleAlert, `${toast.kind}-pebble-icon`),
    element(
      'div',
      { class: 'artdeco-toast-item__content' },
      element(
        'p',
        { class: 'artdeco-toast-item__message' },
        element('span', {}, toast.message),
        ...(toast.href
          ? [
              ' ',
              element('a', { class: 'artdeco-toast-item__cta', href: toast.href }, words.viewPost),
            ]
          : []),
      ),
    ),
    button(
      { class: 'artdeco-toast-item__dismiss artdeco-button', 'aria-label': words.dismiss },
      () => item.remove(),
      icon(X, 'close-small', 16),
    ),
  );
  let list = place.querySelector('.artdeco-toasts_toasts');
  if (!list) {
    list = element('section', { class: 'artdeco-toasts_toasts' });
    place.append(list);
  }
  list.append(item);
  setTimeout(() => item.remove(), shownForMs);
}
