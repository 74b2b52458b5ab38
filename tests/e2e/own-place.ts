import { toCss } from '../../src/networks/network.ts';
import { networks } from '../../src/networks/registry.ts';
import type { ComposerStandIn } from '../pages/stand-ins.ts';
import type { PageInHand } from './person.ts';

/**
 * How many bare elements of the composer stand where its recipe wants ours: right behind the anchor nearest to the
 * editor, or behind the box that scrolls it.
 */
export async function countInPlace(page: PageInHand, standIn: ComposerStandIn): Promise<number> {
  const recipes = networks.find(({ id }) => id === standIn.network)?.composers ?? [];
  const anchors = toCss(recipes.flatMap((recipe) => recipe.anchor));
  const roots = toCss(recipes.flatMap((recipe) => recipe.root));
  return page.run(countBare, [standIn.editor, anchors, roots] as const);
}

/** Runs in the recorded page. */
function countBare([editorCss, anchorCss, rootCss]: readonly [string, string, string]): number {
  const editor = window.pageRecorder.find(editorCss);
  const isInPlace = (element: Element) => {
    const before = element.previousElementSibling;
    if (!before) return false;
    if (before.matches(anchorCss)) return true;
    const scrolls = /auto|scroll/.test(getComputedStyle(before).overflowY);
    return scrolls && before.contains(editor) && before.querySelector(anchorCss) !== null;
  };
  const bare = Array.from(editor?.closest(rootCss)?.querySelectorAll('div') ?? []).filter(
    ({ attributes, childNodes }) => attributes.length === 0 && childNodes.length === 0,
  );
  return bare.filter(isInPlace).length;
}
