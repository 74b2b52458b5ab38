import { findHeldBack } from '../networks/held-back.ts';
import { canonicalPermalink, type Network, toCss } from '../networks/network.ts';

/** What a toast of the network says, as far as that shows in no language. */
export type Toast =
  | { says: 'published'; permalink: string }
  | { says: 'scheduled' }
  | { says: 'refused' }
  | { says: 'something' };

/** What the toasts say that an element is, holds or stands in. */
export function readToasts(element: Element, network: Network): Toast[] {
  const around = element.closest(toCss(network.publication.toast));
  return around ? [readToast(around, network)] : readToastsIn(element, network);
}

/** What the toasts in a tree say. */
export function readToastsIn(tree: ParentNode, network: Network): Toast[] {
  return Array.from(tree.querySelectorAll(toCss(network.publication.toast)))
    .filter((toast) => toast.textContent !== '')
    .map((toast) => readToast(toast, network));
}

function readToast(toast: Element, network: Network): Toast {
  const heldBack = findHeldBack(network.id);
  const addresses = Array.from(toast.querySelectorAll('a[href]')).map(
    (anchor) => anchor.getAttribute('href') ?? '',
  );
  const list = heldBack && new RegExp(heldBack.list.pattern, 'i');
  if (addresses.some((address) => list?.test(address))) return { says: 'scheduled' };
  for (const address of addresses) {
    const permalink = canonicalPermalink(network, address);
    if (permalink) return { says: 'published', permalink };
  }
  const refused = heldBack?.refusal.some(
    ({ css }) => toast.matches(css) || toast.querySelector(css),
  );
  return { says: refused ? 'refused' : 'something' };
}
