import { CircleAlert, CircleCheck, X } from 'lucide';
import { button, classes, element } from '../shared/element.ts';
import { icon } from '../shared/icon.ts';
import css from './toast.module.css';
import { words } from './words.ts';

const shownForMs = 12_000;

/** Toasts live in the top layer, so that one is seen above a dialog that is still open. */
function region(): HTMLElement {
  const found = document.querySelector<HTMLElement>(`.${css.region}`);
  if (found) return found;
  const made = element('section', { class: css.region, popover: 'manual' });
  document.body.append(made);
  return made;
}

/**
 * Shows a toast of the new interface: `role="alert"`, a message and, for a publication, the link to it.
 * @param href the permalink; without one there is no link.
 */
export function showToast(kind: 'good' | 'bad', message: string, href?: string): void {
  const sentence = element('p', {}, message);
  if (href) sentence.append(' ', element('a', { href }, words.viewPost));
  const toast = element(
    'div',
    { role: 'alert', class: classes(css.toast, css[kind]) },
    icon(kind === 'good' ? CircleCheck : CircleAlert, `signal-${kind}-medium`),
    sentence,
    button(
      { class: css.close, 'aria-label': words.dismiss },
      () => toast.remove(),
      icon(X, 'close-small', 16),
    ),
  );
  const place = region();
  place.hidePopover();
  place.append(toast);
  place.showPopover();
  setTimeout(() => toast.remove(), shownForMs);
}
