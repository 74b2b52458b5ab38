import { injectComposer } from '../messaging/page-messages.ts';
import { isConnected, send } from '../messaging/send.ts';
import type { Network } from '../networks/network.ts';
import { networkOfUrl } from '../networks/registry.ts';
import { guard } from './guard.ts';
import { pageRegistry } from './page-registry.ts';
import { recogniseComposer } from './recognise.ts';

/**
 * All that a network's page carries until a composer opens: one listener that looks at what gets the
 * focus. Nothing is observed, nothing is added to the page.
 */
export function startLoader(): void {
  const network = networkOfUrl(location.href);
  if (!network) return;
  const listening = new AbortController();
  const look = (target: unknown) => {
    if (!isConnected()) listening.abort();
    else guard(() => notice(target, network));
  };
  document.addEventListener('focusin', (event) => look(event.composedPath()[0]), {
    capture: true,
    passive: true,
    signal: listening.signal,
  });
  look(deepActiveElement());
}

function notice(target: unknown, network: Network): void {
  const site = recogniseComposer(target, network);
  if (!site) return;
  const registry = pageRegistry();
  if (registry.attach) return registry.attach(site);
  registry.waiting.push(site);
  if (registry.waiting.length === 1) guard(injectComposerPart);
}

/** Asks the worker for the composer part; if that fails, the next focus asks again. */
async function injectComposerPart(): Promise<void> {
  const result = await send(injectComposer, null);
  if (!result.ok) pageRegistry().waiting = [];
}

/** What has the focus now, also inside open shadow roots: a composer can open before this script runs. */
function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
