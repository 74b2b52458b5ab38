/** How often the page may take our element out before we stop putting it back. */
const MOST_RETURNS = 5;

/**
 * Puts an element back behind its anchor when the page's own rendering takes it out; gives up in silence after a
 * few times, for a page that insists. Watches the children of one parent only, and nothing once either has left.
 */
export function keepMounted(host: Element, anchor: Element): void {
  let returns = 0;
  const parent = anchor.parentElement ?? anchor.getRootNode();
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    if (!anchor.isConnected || returns >= MOST_RETURNS) {
      observer.disconnect();
      return;
    }
    returns += 1;
    anchor.after(host);
  });
  anchor.after(host);
  observer.observe(parent, { childList: true });
}
