import type { ComposerKind } from '../contract/event.ts';
import { type Network, type NetworkOutline, toCss } from '../networks/network.ts';

/** A composer that was recognised: the editor, the box around it, and the recipe or outline that found them. */
export interface Recognised<Known extends NetworkOutline> {
  network: Known;
  recipe: Known['composers'][number];
  editor: HTMLElement;
  root: HTMLElement;
}

/** A composer in the page, with all that is known of its network. */
export type ComposerSite = Recognised<Network>;

/** The composer that this element belongs to, or null: then it is none of our business. */
export function recogniseComposer<Known extends NetworkOutline>(
  target: unknown,
  network: Known,
): Recognised<Known> | null {
  if (!(target instanceof HTMLElement) || target.closest(toCss(network.never))) return null;
  for (const recipe of network.composers) {
    const editor = target.closest<HTMLElement>(toCss(recipe.editor));
    const root = editor?.closest<HTMLElement>(toCss(recipe.root));
    if (editor && root) return { network, recipe, editor, root };
  }
  return null;
}

/** The outermost box around a composer: LinkedIn swaps the screens inside its dialog, and the dialog stays. */
export function findBox({ recipe, root }: ComposerSite): Element {
  let box: Element = root;
  let outer: Element | null | undefined = root;
  while (outer) {
    box = outer;
    outer = box.parentElement?.closest(toCss(recipe.root));
  }
  return box;
}

/** Whether the composer writes a post, a reply or a quote, by the recipe's rules and the page's address. */
export function composerKind(site: ComposerSite, address: string): ComposerKind {
  const rule = site.recipe.kinds.find(
    ({ contains, path }) =>
      (contains !== undefined && holds(site.root, contains)) ||
      (path !== undefined && address.includes(path)),
  );
  return rule?.kind ?? 'post';
}

/** A rule may come as data: one that the browser can't read fits nothing. */
function holds(root: HTMLElement, css: string): boolean {
  try {
    return root.querySelector(css) !== null;
  } catch {
    return false;
  }
}

/** The element that our button follows; the editor itself where the recipe's anchors are gone. */
export function findAnchor(site: ComposerSite): Element {
  const anchor = findNearest(site) ?? site.editor;
  return site.recipe.place === 'own-row' ? (findScroller(anchor, site.root) ?? anchor) : anchor;
}

/** The nearest match of the recipe's anchors around the editor, not beyond the root. */
function findNearest({ recipe, editor, root }: ComposerSite): Element | null {
  const css = toCss(recipe.anchor);
  for (let around: Element | null = editor; around; around = around.parentElement) {
    const found = around.matches(css) ? around : around.querySelector(css);
    if (found) return found;
    if (around === root) return null;
  }
  return null;
}

/** The box that scrolls the anchor, inside the root: beside the anchor, our row would scroll out of sight. */
function findScroller(anchor: Element, root: Element): Element | null {
  for (let box: Element | null = anchor; box && box !== root; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if (overflowY === 'auto' || overflowY === 'scroll') return box;
  }
  return null;
}

/** True while the editor can still be seen: a closed dialog keeps its editor in the page. */
export function isOpen({ editor }: ComposerSite): boolean {
  return editor.isConnected && editor.checkVisibility();
}
