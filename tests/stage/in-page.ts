import type { CDPSession, Page } from '@playwright/test';
import { PAGE_HANDLE } from '../../src/messaging/page-handle.ts';

/** The part of a DOM node, as the DevTools protocol gives it, that is needed to look into closed shadow roots. */
interface ProtocolNode {
  backendNodeId: number;
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: ProtocolNode[];
  shadowRoots?: (ProtocolNode & { shadowRootType: string })[];
}

/** What the extension shows in a network's page, found through its closed shadow roots as only DevTools can. */
export interface InPage {
  /** Class names of our visible controls, one entry per button found: how many buttons the page has. */
  countButtons(): Promise<number>;
  /** Clicks a control of ours for real, by its place on the screen; a negative index counts from the last. */
  click(selector: 'insert' | 'choose' | 'option' | 'action', index?: number): Promise<void>;
  /** All the text of ours in the page, blocks joined with newlines. */
  text(): Promise<string>;
  /** Label of the insert button, or null if there is none. */
  label(): Promise<string | null>;
}

const MATCHERS: Record<string, (node: ProtocolNode, path: ProtocolNode[]) => boolean> = {
  insert: (node) => hasClass(node, 'insert'),
  choose: (node) => hasClass(node, 'choose'),
  option: (node) => attribute(node, 'role') === 'option',
  action: (node, path) =>
    node.nodeName === 'BUTTON' && path.some((above) => hasClass(above, 'bubble')),
};

/** How long a control of ours may take to be there and to take a click, in milliseconds. */
export const CONTROL_LIMIT_MS = 15_000;

/** Looks at our elements in this page. Waits for what it is asked to click: a button that is busy takes no click. */
export async function inPage(page: Page): Promise<InPage> {
  const session = await page.context().newCDPSession(page);
  const find = (name: string) => findNodes(session, MATCHERS[name] ?? (() => false));
  return {
    countButtons: async () => (await find('insert')).length,
    async label() {
      const [node] = await find('insert');
      return node ? attribute(node, 'aria-label') : null;
    },
    async text() {
      const roots = await findNodes(session, (_node, path) => path.length === 1);
      return roots.map(textOf).join('\n');
    },
    async click(name, index = 0) {
      const deadline = Date.now() + CONTROL_LIMIT_MS;
      for (;;) {
        const node = (await find(name)).at(index);
        const isReady = node && attribute(node, 'disabled') === null;
        const centre = isReady && (await centreOf(session, node));
        if (centre) return page.mouse.click(centre.x, centre.y);
        if (Date.now() > deadline) throw new Error(`nothing of ours to click: ${name} ${index}`);
        await page.waitForTimeout(50);
      }
    },
  };
}

/**
 * The closed root that our button stands in, as a handle for DevTools' own calls.
 *
 * @throws {Error} if the page has no button
 */
export async function findButtonRoot(session: CDPSession): Promise<string> {
  const roots: ProtocolNode[] = [];
  await findNodes(session, (node, path) => {
    if (path[0] && hasClass(node, 'insert')) roots.push(path[0]);
    return false;
  });
  const { object } = await session.send('DOM.resolveNode', {
    backendNodeId: roots[0]?.backendNodeId ?? 0,
  });
  if (object.objectId === undefined) throw new Error('no button of ours in this page');
  return object.objectId;
}

/**
 * Lets scripts of the page, and of a test in it, look into our closed root as into an open one: DevTools hands it over, and
 * it is what it was. Gives how many there are; each host gets the attribute `data-ours`.
 */
export async function revealRoots(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const roots = new Set<number>();
  await findNodes(session, (_node, [root]) => {
    if (root) roots.add(root.backendNodeId);
    return false;
  });
  let revealed = 0;
  for (const backendNodeId of roots) {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: String(reveal),
      returnByValue: true,
    });
    revealed += Number(result.value);
  }
  await session.detach();
  return revealed;
}

/** Runs in the page on one root. The browser's own closed roots, of fields and media, stand in no `div`: they stay closed. */
function reveal(this: ShadowRoot): number {
  const { host } = this;
  if (host?.localName !== 'div') return 0;
  Object.defineProperty(host, 'shadowRoot', { value: this, configurable: true });
  host.setAttribute('data-ours', '');
  return 1;
}

/** Nodes inside closed shadow roots that fit; `path` holds the nodes above, from the shadow root's child down. */
async function findNodes(
  session: CDPSession,
  fits: (node: ProtocolNode, path: ProtocolNode[]) => boolean,
): Promise<ProtocolNode[]> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const found: ProtocolNode[] = [];
  const walk = (node: ProtocolNode, path: ProtocolNode[] | null) => {
    if (path && fits(node, path)) found.push(node);
    for (const child of node.children ?? []) walk(child, path && [...path, node]);
    for (const shadow of node.shadowRoots ?? []) {
      const closed = shadow.shadowRootType === 'closed';
      for (const child of shadow.children ?? []) walk(child, closed ? [shadow] : path);
    }
  };
  walk(root as ProtocolNode, null);
  return found;
}

async function centreOf(session: CDPSession, node: ProtocolNode) {
  try {
    const { backendNodeId } = node;
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const { quads } = await session.send('DOM.getContentQuads', { backendNodeId });
    const [x1, y1, , , x3, y3] = quads[0] ?? [];
    if (x1 === undefined || y1 === undefined || x3 === undefined || y3 === undefined) return null;
    return { x: (x1 + x3) / 2, y: (y1 + y3) / 2 };
  } catch {
    return null;
  }
}

function textOf(node: ProtocolNode): string {
  if (node.nodeName === '#text') return node.nodeValue;
  return (node.children ?? []).map(textOf).filter(Boolean).join('\n');
}

function attribute(node: ProtocolNode, name: string): string | null {
  const list = node.attributes ?? [];
  for (let index = 0; index < list.length; index += 2) {
    if (list[index] === name) return list[index + 1] ?? null;
  }
  return null;
}

function hasClass(node: ProtocolNode, name: string): boolean {
  return attribute(node, 'class')?.split(' ').includes(name) ?? false;
}

/** True if the composer part of a living extension is in this page: asked of the isolated worlds themselves. */
export function hasComposerPart(page: Page): Promise<boolean> {
  return askOurWorld(page, 'part');
}

/** True once the worker has said whether a button shall come beside the composer that was focused last; then it is there. */
export function isAnswered(page: Page): Promise<boolean> {
  return askOurWorld(page, 'awaiting === null');
}

/** True if the loader sees an editor where posts are written that it does not recognise. */
export function meetsStranger(page: Page): Promise<boolean> {
  return askOurWorld(page, 'meetsStranger?.()');
}

/** Asks the handle that our scripts keep in their isolated world; false where there is none. */
async function askOurWorld(page: Page, question: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  const expression = `Boolean(chrome.runtime?.id && globalThis[Symbol.for('${PAGE_HANDLE}')]?.${question})`;
  const answers = await Promise.all(
    worlds.map((contextId) => session.send('Runtime.evaluate', { contextId, expression })),
  );
  await session.detach();
  return answers.some(({ result }) => result.value === true);
}
