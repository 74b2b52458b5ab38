import { expectedComposerOf } from '../../networks/expected.ts';
import { type Network, toCss } from '../../networks/network.ts';

/** Attributes that say what an element is; every other one (labels, addresses, ids, styles) is left out. */
const NAMES = [
  'role',
  'contenteditable',
  'type',
  'open',
  'hidden',
  'inert',
  'disabled',
  'aria-modal',
  'aria-multiline',
  'aria-disabled',
  'aria-hidden',
  'data-testid',
  'componentkey',
  'data-sdui-screen',
  'data-test-modal-id',
  'data-test-ql-editor-contenteditable',
  'data-contents',
  'data-lexical-editor',
  'data-slate-editor',
] as const;

/** Class names by which editor engines are known; a network's own are added from its recipes. */
const ENGINE_CLASSES = [
  'ProseMirror',
  'tiptap',
  'ql-container',
  'ql-editor',
  'DraftEditor-root',
  'public-DraftEditor-content',
  'ck-editor__editable',
  'mce-content-body',
  'cm-editor',
  'cm-content',
];

/** A name that developers give: letters, digits, and what joins them. */
const NAME = /^[A-Za-z][A-Za-z0-9._-]{0,79}$/;
/** What stands for a value that is there and is not told. */
const UNTOLD = '?';
/** Shorter steps of a link, such as `in`, name nobody. */
const SHORTEST_STEP = 3;

/** What may be told of elements: decided once for a page, asked for each element. */
export interface Tellable {
  network: Network;
  classes: ReadonlySet<string>;
  /** The steps of all links in the page: `/in/jane-doe/` names a person, and a test id may repeat the name. */
  linkSteps: readonly string[];
}

/** Decides what may be told of the elements in these trees. */
export function decideTellable(network: Network, trees: readonly ParentNode[]): Tellable {
  const selectors = network.composers.flatMap(({ editor, root, anchor, post }) =>
    toCss([...editor, ...root, ...anchor, ...post]),
  );
  const own = selectors.flatMap((css) => css.match(/(?<=\.)[\w-]+/g) ?? []);
  const links = trees.flatMap((tree) => [...tree.querySelectorAll('a[href]')]);
  const steps = links.flatMap((link) => (link.getAttribute('href') ?? '').split(/[/?#&=]/));
  return {
    network,
    classes: new Set([...ENGINE_CLASSES, ...own]),
    linkSteps: [...new Set(steps.map(hyphenate))].filter((step) => step.length >= SHORTEST_STEP),
  };
}

/** An element as its tag, its known classes and its allowed attributes: `div.tiptap[role=textbox]`. */
export function describeElement(element: Element, tellable: Tellable): string {
  const tag = NAME.test(element.localName) ? element.localName : UNTOLD;
  const personal = toCss(expectedComposerOf(tellable.network).personal);
  if (personal && element.matches(personal)) return tag;
  const classes = [...element.classList].filter((name) => tellable.classes.has(name));
  const attributes = NAMES.flatMap((name) => {
    const value = element.getAttribute(name);
    if (value === null) return [];
    return value === '' ? [`[${name}]`] : [`[${name}=${toldValue(value, tellable)}]`];
  });
  return [tag, ...classes.map((name) => `.${name}`), ...attributes].join('');
}

/** A value if it is a developer's name, its digits covered; more than one run of digits is an identifier of something. */
function toldValue(value: string, { linkSteps }: Tellable): string {
  const digits = value.match(/\d+/g) ?? [];
  if (!NAME.test(value) || digits.length > 1) return UNTOLD;
  const words = `-${hyphenate(value)}-`;
  if (linkSteps.some((step) => words.includes(`-${step}-`))) return UNTOLD;
  return value.replace(/\d+/, '#');
}

/** One spelling for names that differ in what joins their words. */
function hyphenate(text: string): string {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-');
}
