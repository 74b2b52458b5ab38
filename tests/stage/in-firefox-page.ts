import type { Page } from 'puppeteer-core';
import { runInWindow } from './firefox-window.ts';
import { CONTROL_LIMIT_MS, type InPage } from './in-page.ts';

/** One control of ours: its place in the viewport and its label. */
interface Control {
  x: number;
  y: number;
  label: string | null;
  /** It takes a click: a busy one does not, and a modal may stand above another composer that has its button too. */
  isReady: boolean;
}

/** What our closed roots hold, as the browser's own window may see it. */
interface Ours {
  text: string;
  controls: Record<string, Control[]>;
}

/** As much of a window of Firefox as is used here. */
interface BrowserWindow {
  gBrowser: {
    selectedBrowser: {
      messageManager: {
        addMessageListener(name: string, listen: (message: { data: Ours }) => void): void;
        loadFrameScript(url: string, later: boolean): void;
      };
    };
  };
}

const SELECTORS = {
  insert: '.insert',
  choose: '.choose',
  option: '[role="option"]',
  action: '.bubble button',
} as const;

/** Looks at our elements in the Firefox tab in front; the twin of `inPage`. */
export function inFirefoxPage(page: Page): InPage {
  const look = () =>
    runInWindow(page.browser(), readOurs, { source: String(walk), selectors: SELECTORS });
  const find = async (name: string) => (await look()).controls[name] ?? [];
  return {
    countButtons: async () => (await find('insert')).length,
    label: async () => (await find('insert'))[0]?.label ?? null,
    text: async () => (await look()).text,
    async click(name, index = 0) {
      for (const deadline = Date.now() + CONTROL_LIMIT_MS; ; ) {
        const control = (await find(name)).filter(({ isReady }) => isReady).at(index);
        if (control) return page.mouse.click(control.x, control.y);
        if (Date.now() > deadline) throw new Error(`nothing of ours to click: ${name} ${index}`);
      }
    },
  };
}

/** Runs in the browser's window: has `walk` run beside the page in front, with the browser's rights, and gives its answer. */
function readOurs({ source, selectors }: { source: string; selectors: object }): Promise<Ours> {
  const { Services } = globalThis as unknown as {
    Services: { wm: { getMostRecentWindow(type: string): BrowserWindow } };
  };
  const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
  const manager = gBrowser.selectedBrowser.messageManager;
  const name = `ours-${Math.random()}`;
  return new Promise((resolve) => {
    manager.addMessageListener(name, ({ data }) => resolve(data));
    const script = `sendAsyncMessage("${name}", (${source})(content.document, ${JSON.stringify(selectors)}))`;
    manager.loadFrameScript(`data:application/javascript,${encodeURIComponent(script)}`, false);
  });
}

/** Runs beside the page: our roots are the closed ones of a `div`; the browser's own, of fields and media, are not. */
function walk(document: Document, selectors: Record<string, string>): Ours {
  const roots: ShadowRoot[] = [];
  const visit = (tree: Document | ShadowRoot) => {
    for (const element of tree.querySelectorAll('*')) {
      const { openOrClosedShadowRoot: root } = element as Element & {
        openOrClosedShadowRoot: ShadowRoot | null;
      };
      if (!root || element.localName !== 'div') continue;
      if (root.mode === 'closed') roots.push(root);
      visit(root);
    }
  };
  visit(document);
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- sent as source: it can name nothing outside
  const place = (root: ShadowRoot) => (element: Element) => {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    // A node's root is a document or a shadow root here: it is in the page.
    const isInFront =
      (root.host.getRootNode() as Document | ShadowRoot).elementFromPoint(x, y) === root.host;
    const isReady = isInFront && !element.hasAttribute('disabled');
    return { x, y, label: element.getAttribute('aria-label'), isReady };
  };
  const controls: Ours['controls'] = {};
  for (const [name, css] of Object.entries(selectors))
    controls[name] = roots.flatMap((root) => [...root.querySelectorAll(css)].map(place(root)));
  return { text: roots.map((root) => root.textContent).join('\n'), controls };
}
