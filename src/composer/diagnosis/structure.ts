import { expectedComposerOf } from '../../networks/expected.ts';
import { type Network, toCss } from '../../networks/network.ts';
import { decideTellable, describeElement, type Tellable } from './attributes.ts';

const MOST_ELEMENTS = 400;
const MOST_DEPTH = 24;
const MOST_CHARACTERS = 20_000;
/** How far above an editor that stands in no box the description begins. */
const STEPS_ABOVE = 6;

/** What is not ours to describe: other people's posts, and drawings. */
const SKIPPED = 'article,[role="article"],svg,script,style,template';

/**
 * The structure around an editor, one element a line, without a word of what stands in the page: tags, allowed
 * attributes, developers' names. An editor's own content is only listed by its tags. Bounded in depth and length.
 */
export function describeStructure(editor: Element, network: Network): string {
  const start = findStart(editor, network);
  const tellable = decideTellable(network, [
    document,
    ...shadowsAround(start),
    ...shadowsIn(start),
  ]);
  const lines = [`around: ${describeAround(start, tellable)}`];
  const walk = (element: Element, depth: number): void => {
    if (lines.length > MOST_ELEMENTS) return;
    const mark = element === editor ? '> ' : '  ';
    const content = isEditor(element) ? ` holds ${listTags(element)}` : '';
    lines.push(`${mark}${'  '.repeat(depth)}${describeElement(element, tellable)}${content}`);
    if (content || depth >= MOST_DEPTH || isForeign(element, network)) return;
    for (const child of element.shadowRoot?.children ?? []) walk(child, depth + 1);
    for (const child of element.children) walk(child, depth + 1);
  };
  walk(start, 0);
  return lines.join('\n').slice(0, MOST_CHARACTERS);
}

/** The composer's box around the editor, else a few steps above it. */
function findStart(editor: Element, network: Network): Element {
  const expected = expectedComposerOf(network);
  const roots = network.composers.flatMap(({ root }) => root);
  const box = editor.closest(toCss([...expected.screens, ...roots, ...expected.box]));
  if (box && box !== editor && !box.matches('main')) return box;
  let start = editor;
  for (let step = 0; step < STEPS_ABOVE; step += 1) start = start.parentElement ?? start;
  return start;
}

/** The elements above, from the top down; `//` is the edge of a shadow root. */
function describeAround(start: Element, tellable: Tellable): string {
  const above: string[] = [];
  let element: Element | null = start;
  while (element) {
    const parent: Element | null = element.parentElement;
    const root: Node = element.getRootNode();
    const host: Element | null = parent === null && root instanceof ShadowRoot ? root.host : null;
    if (host) above.unshift('//');
    element = parent ?? host;
    if (element) above.unshift(describeElement(element, tellable));
  }
  return above.join(' ');
}

function shadowsIn(start: Element): ShadowRoot[] {
  return [start, ...start.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
}

function shadowsAround(start: Element): ShadowRoot[] {
  const root = start.getRootNode();
  return root instanceof ShadowRoot ? [root, ...shadowsAround(root.host)] : [];
}

/** Fields of others, and what is skipped: named, not entered. */
function isForeign(element: Element, network: Network): boolean {
  return element.matches(
    `${SKIPPED},${toCss([...network.never, ...expectedComposerOf(network).personal])}`,
  );
}

function isEditor(element: Element): boolean {
  return element.matches('[contenteditable]:not([contenteditable="false"]),textarea,select');
}

/** The kinds of elements in an editor's content, not how many and not in which order. */
function listTags(editor: Element): string {
  const tags = new Set([...editor.querySelectorAll('*')].map(({ localName }) => localName));
  return (
    [...tags]
      .filter((tag) => /^[a-z0-9-]+$/.test(tag))
      .toSorted()
      .join(' ') || 'nothing'
  );
}
