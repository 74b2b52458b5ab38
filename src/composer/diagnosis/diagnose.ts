import { expectedComposerOf } from '../../networks/expected.ts';
import { recogniseEngine } from '../../networks/insertion/engines.ts';
import { type Network, toCss } from '../../networks/network.ts';
import { deepActiveElement } from '../active-element.ts';
import { recogniseComposer } from '../recognise.ts';
import { networkHere } from '../site-of.ts';
import { findStranger } from '../stranger.ts';
import { describeStructure } from './structure.ts';

/** Draws the structure of the page's composer, when the person asks for it; what it gives goes to them alone. */
export function diagnose(): string {
  const network = networkHere();
  if (!network) return '';
  const editor = findEditor(network);
  if (!editor) return 'editor: none';
  return [...judge(editor, network), describeStructure(editor, network)].join('\n');
}

/** The editor with the focus, else the first in a box where posts are written, else the first that is nobody's. */
function findEditor(network: Network): HTMLElement | null {
  const expected = expectedComposerOf(network);
  const css = toCss(expected.editor);
  const focused = deepActiveElement()?.closest<HTMLElement>(css);
  const inTrees = openTrees(document).flatMap((tree) => [
    ...tree.querySelectorAll<HTMLElement>(css),
  ]);
  const all = [...(focused ? [focused] : []), ...inTrees].filter(
    (editor) => editor.checkVisibility() && !editor.closest(toCss(network.never)),
  );
  const boxes = toCss([...expected.screens, ...expected.box]);
  return all.find((editor) => editor.closest(boxes)) ?? all[0] ?? null;
}

function openTrees(tree: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const shadows = [...tree.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [tree, ...shadows.flatMap(openTrees)];
}

/** What we make of this editor: which recipe fits it, how far the others do, which engine it seems to be. */
function judge(editor: HTMLElement, network: Network): string[] {
  const recipe = recogniseComposer(editor, network)?.recipe.id ?? 'none';
  const fits = network.composers.map(({ id, ...parts }) => {
    const found = (['editor', 'root', 'anchor'] as const).map(
      (part) => `${part} ${editor.closest(toCss(parts[part])) ? 'yes' : 'no'}`,
    );
    return `${id}: ${found.join(', ')}`;
  });
  return [
    `recipe: ${recipe}`,
    ...fits,
    `engine: ${recogniseEngine(editor)?.id ?? 'none'}`,
    `expected here: ${findStranger(editor, network) || recipe !== 'none' ? 'yes' : 'no'}`,
  ];
}
