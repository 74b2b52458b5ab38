import { injectComposer } from '../messaging/page-messages.ts';
import { isConnected, send } from '../messaging/send.ts';
import type { NetworkOutline } from '../networks/network.ts';
import { outlineOfUrl } from '../networks/outlines.ts';
import { readFreshRecipes, withRecipes } from './fresh-recipes.ts';
import { guard } from './guard.ts';
import { pageRegistry } from './page-registry.ts';
import { watchForPerson } from './person-caret.ts';
import { recogniseComposer } from './recognise.ts';

/**
 * All that a network's page carries until a composer opens: one listener that looks at what gets the
 * focus, and a few on a composer's own editor once it has it. Nothing is observed, nothing is added to the page.
 */
export function startLoader(): void {
  const network = outlineOfUrl(location.href);
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

async function notice(
  target: unknown,
  network: NetworkOutline,
  signal: AbortSignal,
): Promise<void> {
  if (!isEditable(target)) return;
  const registry = pageRegistry();
  const findEditor = () => recogniseComposer(target, withRecipes(network, registry.fresh))?.editor;
  // The press that gave the focus is still under way: who looks for it can't wait for what is stored.
  const known = findEditor();
  if (known) watchForPerson(known, signal);
  registry.fresh ??= await readFreshRecipes(network.id);
  const editor = findEditor();
  if (!editor) return;
  if (editor !== known) watchForPerson(editor, signal);
  registry.last = editor;
  if (!registry.part?.isAttached(editor)) await offerButton(editor);
}

function isEditable(target: unknown): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.localName === 'textarea')
  );
}

/** Asks the worker, who may put the composer part into the page; in a mode without a button nothing comes of it. */
async function offerButton(editor: HTMLElement): Promise<void> {
  const registry = pageRegistry();
  const result = await send(injectComposer, { hasPart: registry.part !== undefined });
  if (result.ok && result.answer.button) registry.part?.attach(editor);
}

/** What has the focus now, also inside open shadow roots: a composer can open before this script runs. */
function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
