import { isConnected } from '../messaging/send-once.ts';

/** How often the page may take our element out before we stop putting it back. */
const MOST_RETURNS = 5;

/**
 * Puts an element back behind its anchor when the page's own rendering takes it out; gives up in silence after a
 * few times, for a page that insists. After an update of the extension, the element of the old version leaves as
 * soon as the new version's appears beside it. Watches the children of one parent only.
 */
export function keepMounted(host: Element, anchor: Element): void {
  let returns = 0;
  if (isForsaken(anchor.nextElementSibling)) anchor.nextElementSibling?.remove();
  const observer = new MutationObserver(() => {
    if (!isConnected()) {
      observer.disconnect();
      host.remove();
    } else if (!host.isConnected) {
      if (!anchor.isConnected || returns >= MOST_RETURNS) return observer.disconnect();
      returns += 1;
      anchor.after(host);
    }
  });
  anchor.after(host);
  observer.observe(anchor.parentElement ?? anchor.getRootNode(), { childList: true });
}

/** True for an element of a version of ours before this one: Firefox shows closed roots to extensions. */
function isForsaken(
  neighbour: (Element & { openOrClosedShadowRoot?: ShadowRoot }) | null,
): boolean {
  return (
    neighbour?.localName === 'div' &&
    Boolean(neighbour.openOrClosedShadowRoot?.querySelector('.pill'))
  );
}
