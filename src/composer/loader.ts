import { injectComposer } from '../messaging/page-messages.ts';
import { isConnected, send } from '../messaging/send.ts';
import type { Network } from '../networks/network.ts';
import { networkOfUrl } from '../networks/registry.ts';
import { readFreshNetwork } from './fresh-network.ts';
import { guard } from './guard.ts';
import { pageRegistry } from './page-registry.ts';
import { watchForPerson } from './person-caret.ts';
import { type ComposerSite, recogniseComposer } from './recognise.ts';

/**
 * All that a network's page carries until a composer opens: one listener that looks at what gets the
 * focus, and a few on a composer's own editor once it has it. Nothing is observed, nothing is added to the page.
 */
export function startLoader(): void {
  const network = networkOfUrl(location.href);
  if (!network) return;
  const listening = new AbortController();
  const look = (target: unknown) => {
    if (!isConnected()) listening.abort();
    else guard(() => notice(target, network, listening.signal));
  };
  document.addEventListener('focusin', (event) => look(event.composedPath()[0]), {
    capture: true,
    passive: true,
    signal: listening.signal,
  });
  look(deepActiveElement());
}

/** The network as this page has it: with fresh recipes from the first editable focus that finds some. */
let fresh: Network | null = null;

async function notice(target: unknown, network: Network, signal: AbortSignal): Promise<void> {
  if (!isEditable(target)) return;
  // The press that gave the focus is still under way: who looks for it can't wait for what is stored.
  const known = recogniseComposer(target, fresh ?? network);
  if (known) watchForPerson(known.editor, signal);
  fresh ??= await readFreshNetwork(network);
  const site = recogniseComposer(target, fresh ?? network);
  if (!site) return;
  if (site.editor !== known?.editor) watchForPerson(site.editor, signal);
  const registry = pageRegistry();
  registry.last = site;
  if (!registry.part?.isAttached(site)) await offerButton(site);
}

function isEditable(target: unknown): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.localName === 'textarea')
  );
}

/** Asks the worker, who may put the composer part into the page; in a mode without a button nothing comes of it. */
async function offerButton(site: ComposerSite): Promise<void> {
  const registry = pageRegistry();
  const result = await send(injectComposer, { hasPart: registry.part !== undefined });
  if (result.ok && result.answer.button) registry.part?.attach(site);
}

/** What has the focus now, also inside open shadow roots: a composer can open before this script runs. */
function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
