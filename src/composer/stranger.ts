import { reportTrouble } from '../messaging/page-messages.ts';
import { send } from '../messaging/send.ts';
import { expectedComposerOf } from '../networks/expected.ts';
import { type Network, toCss } from '../networks/network.ts';
import { deepActiveElement } from './active-element.ts';
import { guard } from './guard.ts';
import { recogniseComposer } from './recognise.ts';

/** How long a stranger must keep the focus, in milliseconds: LinkedIn swaps what it showed first after half a second. */
const SETTLE_MS = 2_000;

/** Editors that are being looked at, or were reported. */
const known = new WeakSet<Element>();

/**
 * A stranger is an editor where the network has posts written, that no recipe fits: the network has changed. Null
 * for every other field, and also where the same box has a composer that we do know.
 */
export function findStranger(target: unknown, network: Network): HTMLElement | null {
  if (!(target instanceof HTMLElement) || target.closest(toCss(network.never))) return null;
  const editor = target.closest<HTMLElement>(toCss(expectedComposerOf(network).editor));
  const box = editor && findBox(editor, network);
  if (!box) return null;
  const css = toCss(network.composers.flatMap((recipe) => recipe.editor));
  const fields = [editor, ...box.querySelectorAll(css)];
  return fields.some((field) => recogniseComposer(field, network)) ? null : editor;
}

/** The box in which the network has posts written, around this editor. */
function findBox(editor: Element, network: Network): Element | null {
  const expected = expectedComposerOf(network);
  const address = location.pathname + location.search;
  const isExpected = expected.addresses.some(({ pattern }) => new RegExp(pattern).test(address));
  return (
    editor.closest(toCss(expected.screens)) ??
    (isExpected ? editor.closest(toCss(expected.box)) : null)
  );
}

/** Reports a stranger that got the focus, if it is one still once the page has settled; once for each editor. */
export function watchStranger(target: unknown, network: Network): void {
  const stranger = findStranger(target, network);
  if (!stranger || known.has(stranger)) return;
  known.add(stranger);
  setTimeout(() => guard(() => report(stranger, network)), SETTLE_MS);
}

async function report(stranger: HTMLElement, network: Network): Promise<void> {
  if (findStranger(deepActiveElement(), network) !== stranger) {
    known.delete(stranger);
    return;
  }
  await send(reportTrouble, { kind: 'unrecognised-editor', recipe: null });
}
