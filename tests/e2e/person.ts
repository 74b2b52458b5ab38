import type { Page } from '@playwright/test';
import { stopWorker } from '../faults/browser.ts';
import { askWorker } from '../stage/enrol.ts';
import { type InPage, inPage } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import type { Browser } from './browser.ts';
import type { Composer, ComposerPage } from './composers.ts';
import { type PopupInHand, popupInChromium } from './popup-in-hand.ts';

/** A page of a network in somebody's hands, in whichever browser. */
export interface PageInHand extends ComposerPage {
  model(): Promise<string>;
  posts(): Promise<string[]>;
  type(text: string): Promise<void>;
  press(key: string): Promise<void>;
  goto(url: string): Promise<void>;
  /** Runs a function in every document that is opened in this page from now on, before its own scripts. */
  beforeScripts<Arg>(run: (arg: Arg) => void, arg: Arg): Promise<void>;
  /** Runs a function in the page with an argument. */
  run<Arg, Result>(inPage: (arg: Arg) => Result | Promise<Result>, arg: Arg): Promise<Result>;
  /** Presses a key, or lets it go; `press` does both, and takes a chord such as `Shift+Enter`. */
  keyDown(key: string): Promise<void>;
  keyUp(key: string): Promise<void>;
  /** What was said on the page's console or thrown, by whom ever. */
  said(): readonly string[];
  close(): Promise<void>;
  /** The whole document as HTML. */
  markup(): Promise<string>;
  /** Whether a script of the page gets an answer from this address. */
  canFetch(address: string): Promise<boolean>;
  /** With Control, Command on Apple systems. */
  pressWithControl(key: 'a' | 'c' | 'v' | 'z' | 'Home' | 'End'): Promise<void>;
  /** What is ours in this page, which is brought to the front. */
  ours(): Promise<InPage>;
  toFront(): Promise<void>;
}

/** An ambassador with a browser: all that the tests do that run in both browsers. */
export interface Person {
  pseudonym: string;
  /** Where the extension's own files are, and every id that it has in this browser. */
  traces: { scheme: string; host: string; ids: readonly string[] };
  open(url: string): Promise<PageInHand>;
  /** The same in a window of its own. */
  openWindow(url: string): Promise<PageInHand>;
  countWindows(): Promise<number>;
  /** Asks the worker as the extension's own pages do. */
  ask<Answer>(name: string, payload?: unknown): Promise<Answer>;
  openPopup(): Promise<PopupInHand>;
  /** Copies the best text for a network from the popup. */
  copyFromPopup(network: 'linkedin' | 'x'): Promise<void>;
  /** Has the keyboard command fire for the page in front. */
  fireCommand(): Promise<void>;
  /** Picks an entry of the context menu of a composer's editor. */
  pickInMenu(page: PageInHand, composer: Composer, entry: string): Promise<void>;
  /** Stops the extension's worker now, as the browser does when it is idle. */
  stopWorker(): Promise<void>;
  /** Has the browser refuse the clipboard to whoever writes to it from this address's pages. */
  refuseClipboard(url: string): Promise<void>;
  /** Addresses of the tabs that are open, also of those that the extension opened. */
  tabs(): Promise<string[]>;
  /** What the pages logged as errors or threw. */
  errors(): readonly string[];
}

/** Somebody with Chromium; where a headless one shows no menu and no shortcut, the worker's own listeners are called. */
export function personWithChromium(ambassador: Browser & { pseudonym: string }): Person {
  const { context, extensionId } = ambassador;
  let own: Promise<Page> | undefined;
  const ownPage = () => (own ??= ambassador.openOwn('welcome'));
  return {
    pseudonym: ambassador.pseudonym,
    traces: { scheme: 'chrome-extension:', host: extensionId, ids: [extensionId] },
    async open(url) {
      return inHand(await ambassador.open(url));
    },
    async openWindow(url) {
      const opener = await ownPage();
      const opened = context.waitForEvent('page');
      await opener.evaluate(() =>
        Reflect.get(globalThis, 'chrome').windows.create({ url: 'about:blank' }),
      );
      const page = await opened;
      page.on('pageerror', (error) => ambassador.errors.push(String(error)));
      await page.goto(url);
      return inHand(page);
    },
    countWindows: async () => (await ownPage()).evaluate(countWindows),
    async ask(name, payload) {
      return askWorker(await ownPage(), name, payload);
    },
    async openPopup() {
      return popupInChromium(await ambassador.openOwn('popup'));
    },
    async copyFromPopup(network) {
      const popup = await ambassador.openOwn('popup');
      const label = network === 'x' ? 'X' : 'LinkedIn';
      await popup.getByRole('radio', { name: label, exact: true }).check({ force: true });
      await popup.getByRole('button', { name: words('share_copy') }).click();
      await popup.getByText(words('share_copied')).waitFor();
      await popup.close();
    },
    fireCommand: () =>
      ambassador
        .worker()
        .evaluate(() => Reflect.get(globalThis, 'chrome').commands.onCommand.dispatch('insert')),
    pickInMenu: (_page, { url }, entry) =>
      ambassador.worker().evaluate(
        async ([pattern, menuItemId]) => {
          const { contextMenus, tabs } = Reflect.get(globalThis, 'chrome');
          const [tab] = await tabs.query({ url: pattern, active: true });
          // Rejects if there is no such entry in the menu.
          await contextMenus.update(menuItemId, {});
          contextMenus.onClicked.dispatch({ menuItemId, editable: true }, tab);
        },
        [`${new URL(url).origin}/*`, entry] as const,
      ),
    stopWorker: () => stopWorker(context),
    async refuseClipboard(url) {
      const session = await context.newCDPSession(await ownPage());
      for (const allowWithoutSanitization of [true, false]) {
        await session.send('Browser.setPermission', {
          permission: { name: 'clipboard-write', allowWithoutSanitization },
          setting: 'denied',
          origin: new URL(url).origin,
        });
      }
    },
    tabs: async () => context.pages().map((page) => page.url()),
    errors: () => ambassador.errors,
  };
}

/** Runs in a page of a network. */
export function canFetch(address: string): Promise<boolean> {
  return fetch(address).then(
    () => true,
    () => false,
  );
}

/** Runs in a page of the extension. */
export async function countWindows(): Promise<number> {
  const windows: unknown[] = await Reflect.get(globalThis, 'chrome').windows.getAll();
  return windows.length;
}

/** A page of Chromium, with the extension in its browser or without. */
export function inHand(page: Page): PageInHand {
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => said.push(`uncaught ${error.message}`));
  return {
    // Playwright would have the type of what arrives worked out from what was sent.
    run: <Arg, Result>(run: (arg: Arg) => Result | Promise<Result>, arg: Arg) =>
      page.evaluate(run as (arg: unknown) => Result | Promise<Result>, arg),
    keyDown: (key) => page.keyboard.down(key),
    keyUp: (key) => page.keyboard.up(key),
    said: () => said,
    close: () => page.close(),
    evaluate: (run) => page.evaluate(run),
    locator: (selector) => page.locator(selector).first(),
    model: () => page.evaluate(() => window.standIn.model()),
    posts: () => page.evaluate(() => window.standIn.posts.map(({ text }) => text.trimEnd())),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    async goto(url) {
      await page.goto(url);
    },
    async beforeScripts(run, arg) {
      await page.addInitScript(run as (arg: unknown) => void, arg);
    },
    markup: () => page.content(),
    canFetch: (address) => page.evaluate(canFetch, address),
    pressWithControl: (key) => page.keyboard.press(`ControlOrMeta+${key}`),
    ours: () => inPage(page),
    toFront: () => page.bringToFront(),
  };
}
