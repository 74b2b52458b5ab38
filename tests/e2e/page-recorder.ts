// oxlint-disable unicorn/consistent-function-scoping -- sent into the page as its source: it can name nothing outside itself
/** What a page could notice in its own world. Each section is a list of lines. */
export interface PageLog {
  /** What a person's hand sets off, and all that tells of trouble or of a stranger; in order, by step. */
  events: string[];
  /** Other events, each once: how often they come hangs on timing. */
  murmurs: string[];
  /** Changes of the tree, each once: how often a framework repeats itself is its own affair. */
  changes: string[];
  /** Every element at the end of every step, also in open shadow roots. */
  elements: string[];
  /** Own properties of window and document. */
  globals: string[];
  /** A digest of the source of each built-in's functions. */
  builtins: string[];
  styleSheets: string[];
  storage: string[];
  /** Addresses that the page knows were fetched. */
  resources: string[];
}

/** The recorder, as a test reaches it in the page. */
export interface PageRecorder {
  /** Ends a step: notes the whole tree under its name. */
  endStep(name: string): void;
  read(): PageLog;
  /** The first element that a selector finds, in the document or an open shadow root. */
  find(selector: string, root?: Document | ShadowRoot): Element | null;
}

declare global {
  interface Window {
    pageRecorder: PageRecorder;
  }
}

/**
 * Runs in the page's own world before anything else of the page, and hears all that a suspicious page can: an event
 * of a name that nobody knows can't be heard, by no page. What is random becomes the same in every run, and the
 * clock stands still within a step, so that an editor joins the same keys into one step of its undo on any machine.
 * @param suspects names of events besides the platform's own, as a page might guess them.
 */
export function recordPage(suspects: readonly string[]): void {
  let seed = 1;
  Math.random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  Crypto.prototype.randomUUID = () => {
    const digits = String(Math.floor(Math.random() * 1e12)).padStart(12, '0');
    return `00000000-0000-4000-8000-${digits}`;
  };
  let now = Date.UTC(2026, 10, 2, 10);
  const BrowserDate = Date;
  globalThis.Date = class extends BrowserDate {
    constructor(...given: [] | [string | number | Date]) {
      super(given[0] ?? now);
      // The platform's other forms: year, month, day and so on.
      if (given.length > 1) return new BrowserDate(...(given as unknown as [number, number]));
    }
    static override now() {
      return now;
    }
  } as DateConstructor;

  // A toast that leaves by itself after some seconds stays: on a slow machine that would be before the visit's end.
  const startTimer = setTimeout;
  globalThis.setTimeout = ((run: () => void, ms = 0, ...given: []) =>
    ms < 5_000 ? startTimer(run, ms, ...given) : 0) as typeof setTimeout;

  let step = 'load';
  const events: { line: string; event: Event }[] = [];
  const arrived = new WeakSet<Event>();
  const murmurs = new Set<string>();
  const changes = new Set<string>();
  const elements: string[] = [];

  /** Permalinks and blob addresses are minted anew each time. */
  const settle = (text: string) => text.replaceAll(/\d{10,}|blob:\S+/g, '#');
  const name = (node: unknown): string => {
    if (!(node instanceof Element)) return node instanceof Node ? node.nodeName : 'window';
    const attributes = Array.from(node.attributes, ({ name: key, value }) => `${key}=${value}`);
    return settle([node.localName, ...attributes.toSorted()].join(' '));
  };
  /** A name that does not change while the page works on the element. */
  const kind = (node: unknown): string => {
    if (!(node instanceof Element)) return node instanceof Node ? node.nodeName : 'window';
    const mark = node.getAttribute('data-testid') ?? node.getAttribute('componentkey') ?? node.id;
    return settle(mark ? `${node.localName}[${mark}]` : node.localName);
  };
  const isWritten = (node: Node) =>
    (node instanceof Element ? node : node.parentElement)?.closest(
      '[contenteditable="true"], textarea',
    ) !== null;

  const observer = new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      const where = isWritten(target) ? 'written: ' : '';
      if (type === 'attributes' && attributeName && target instanceof Element) {
        const value = settle(target.getAttribute(attributeName) ?? 'none');
        changes.add(`${where}${attributeName}=${value} of ${kind(target)}`);
      }
      for (const node of addedNodes) {
        const isBare = node instanceof Element && node.attributes.length === 0;
        changes.add(`${where}${isBare ? 'bare ' : ''}${kind(node)} into ${kind(target)}`);
      }
      for (const node of removedNodes) changes.add(`${where}${kind(node)} out of ${kind(target)}`);
    }
  });
  const watched = new Set<Node>();
  const watch = (root: Node) => {
    if (watched.has(root)) return;
    watched.add(root);
    observer.observe(root, { childList: true, attributes: true, subtree: true });
  };
  watch(document);

  const ordered =
    /^(key(down|up|press)|(before)?input|change|submit|copy|cut|paste|pointer(down|up|cancel)|mouse(down|up)|click|auxclick|dblclick|contextmenu|focus(in|out)?|blur|composition.*|drag.*|drop|error|unhandledrejection|rejectionhandled|securitypolicyviolation|storage|hashchange|popstate|cancel|close)$/;
  // Where the hand passes by hangs on the layout, and says nothing of us.
  const passing =
    /^(pointer|mouse)(move|over|out|enter|leave|rawupdate)$|^(load|progress|scroll)|^resize$/;
  const handlers = [window, document, Element.prototype, HTMLElement.prototype].flatMap((holder) =>
    Object.getOwnPropertyNames(holder).filter((key) => key.startsWith('on')),
  );
  const known = new Set([
    ...handlers.map((key) => key.slice(2)),
    'focusin',
    'focusout',
    'compositionstart',
    'compositionupdate',
    'compositionend',
    ...suspects,
  ]);
  const detailOf = (event: Event): string => {
    if (event instanceof InputEvent) return `${event.inputType} ${event.data}`;
    if (event instanceof KeyboardEvent) return event.key;
    // Its own messages a page numbers as they come.
    if (event instanceof MessageEvent) return JSON.stringify(event.data).replaceAll(/\d+/g, '#');
    return event instanceof ErrorEvent ? event.message : '';
  };
  for (const type of [...known].filter((each) => !passing.test(each))) {
    addEventListener(
      type,
      (event) => {
        const path = event.composedPath();
        for (const part of path) if (part instanceof ShadowRoot) watch(part);
        const place = path.slice(0, 4).map(kind).join(' < ');
        if (!ordered.test(type) && !suspects.includes(type)) {
          murmurs.add([type, detailOf(event), 'on', place].filter(Boolean).join(' '));
        } else {
          const origin = event.isTrusted ? 'a' : 'a synthetic';
          const where = path[0] instanceof Node && isWritten(path[0]) ? 'written: ' : '';
          const line = `${step}: ${where}${origin} ${type} ${detailOf(event)} on ${place}`;
          events.push({ line, event });
        }
      },
      true,
    );
    addEventListener(type, (event) => arrived.add(event));
  }

  const listElements = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      const inside = isWritten(element.parentNode ?? element) ? 'written: ' : '';
      elements.push(`${step}: ${inside}${name(element)} in ${name(element.parentNode)}`);
      if (element.shadowRoot) listElements(element.shadowRoot);
    }
  };

  const digest = (text: string) => {
    let sum = 0;
    for (let index = 0; index < text.length; index += 1)
      sum = (sum * 31 + text.charCodeAt(index)) | 0;
    return sum;
  };
  const sourcesOf = (holder: object) =>
    Reflect.ownKeys(holder).flatMap((key) => {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(holder, key) ?? {};
      return [value, get, set]
        .filter((part) => typeof part === 'function')
        .map((part) => `${String(key)} ${Function.prototype.toString.call(part)}`);
    });
  const listBuiltins = () =>
    Object.getOwnPropertyNames(window).flatMap((key) => {
      const value: unknown = Object.getOwnPropertyDescriptor(window, key)?.value;
      if (typeof value !== 'function' || value.name === '') return [];
      const parts = [value, value.prototype].filter((part) => part instanceof Object);
      return `${key} ${digest(parts.flatMap(sourcesOf).join('\n') + Function.prototype.toString.call(value))}`;
    });

  const find: PageRecorder['find'] = (selector, root = document) => {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      const inside = shadowRoot && find(selector, shadowRoot);
      if (inside) return inside;
    }
    return null;
  };

  window.pageRecorder = {
    find,
    endStep(title) {
      step = title;
      listElements(document);
      step = `after ${title}`;
      now += 60_000;
    },
    read: () => ({
      // Read at the end: what a listener prevents or stops shows only when the event has passed.
      events: events.map(({ line, event }) =>
        [
          line,
          event.defaultPrevented && 'prevented',
          event.bubbles && !arrived.has(event) && 'stopped',
        ]
          .filter(Boolean)
          .join(', '),
      ),
      murmurs: [...murmurs],
      changes: [...changes],
      elements,
      globals: [
        ...Object.getOwnPropertyNames(window),
        ...Object.getOwnPropertyNames(document).map((key) => `document.${key}`),
      ],
      builtins: listBuiltins(),
      styleSheets: [
        ...Array.from(document.styleSheets, ({ href }) => `sheet ${href}`),
        ...Array.from(document.adoptedStyleSheets, ({ cssRules }) => `adopted ${cssRules.length}`),
      ],
      storage: [
        ...Object.keys(localStorage).map((key) => `local ${key}`),
        ...Object.keys(sessionStorage).map((key) => `session ${key}`),
        ...document.cookie.split(';').map((cookie) => `cookie ${cookie}`),
      ],
      resources: performance.getEntriesByType('resource').map((entry) => settle(entry.name)),
    }),
  };
}
