import type { KeyInput, Page } from 'puppeteer-core';
import { canFetch, countWindows, type PageInHand, type Person } from '../e2e/person.ts';
import { askWorker } from '../stage/enrol.ts';
import { ADD_ON_ID, ADD_ON_UUID, type AddOn } from '../stage/firefox.ts';
import { refuseFirefoxClipboard, stopFirefoxWorker } from '../stage/firefox-failures.ts';
import { fireShortcut, pickInContextMenu, readTabAddresses } from '../stage/firefox-menu.ts';
import { inFirefoxPage } from '../stage/in-firefox-page.ts';
import { words } from '../stage/words.ts';
import { clickOn, popupInFirefox } from './popup-in-hand.ts';

const MENU_PREFIX = 'portevoix_portevoix_example-menuitem-_';
const CONTROL = process.platform === 'darwin' ? 'Meta' : 'Control';

/** Playwright's way to say which of many, as the table of bystanders has it. */
const NTH = / >> nth=(\d+) >> /;

/** Somebody with Firefox; `own` is a page of the add-on that stays open. */
export function personWithFirefox(addOn: AddOn & { pseudonym: string }, own: Page): Person {
  const browser = own.browser();
  return {
    pseudonym: addOn.pseudonym,
    traces: { scheme: 'moz-extension:', host: ADD_ON_UUID, ids: [ADD_ON_ID, ADD_ON_UUID] },
    async open(url) {
      return inHand(await addOn.open(url));
    },
    async openWindow(url) {
      return inHand(await addOn.open(url, 'window'));
    },
    countWindows: () => own.evaluate(countWindows),
    ask: (name, payload) =>
      askWorker({ evaluate: (run, arg) => own.evaluate(run, arg) }, name, payload),
    openPopup: async () => popupInFirefox(await addOn.openOwn('popup'), addOn),
    async copyFromPopup(network) {
      const popup = await addOn.openOwn('popup');
      await clickOn(popup, 'label', network === 'x' ? 'X' : 'LinkedIn');
      await clickOn(popup, 'button', words('share_copy'));
      await popup.locator(`::-p-text(${words('share_copied')})`).wait();
      await popup.close();
    },
    fireCommand: () => fireShortcut(browser),
    async pickInMenu(page, composer, entry) {
      await composer.showMenu(page);
      await pickInContextMenu(browser, MENU_PREFIX + entry);
    },
    stopWorker: () => stopFirefoxWorker(browser, ADD_ON_ID),
    refuseClipboard: () => refuseFirefoxClipboard(browser, true),
    tabs: () => readTabAddresses(browser),
    errors: () => addOn.errors(),
  };
}

/** A page of Firefox, with the add-on in its browser or without. */
export function inHand(page: Page): PageInHand {
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => said.push(`uncaught ${String(error)}`));
  // Puppeteer lists the names of keys as a type.
  const keyDown = (key: string) => page.keyboard.down(key as KeyInput);
  const keyUp = (key: string) => page.keyboard.up(key as KeyInput);
  const made: PageInHand = {
    // Puppeteer would have the type of what arrives worked out from what was sent.
    run: <Arg, Result>(run: (arg: Arg) => Result | Promise<Result>, arg: Arg) =>
      page.evaluate(run as (arg: unknown) => Result | Promise<Result>, arg),
    keyDown,
    keyUp,
    said: () => said,
    close: () => page.close(),
    evaluate: (run) => page.evaluate(run),
    locator: (selector) => {
      const [css = '', index, inner] = selector.split(NTH);
      if (inner === undefined) {
        return { click: (options) => page.locator(`pierce/${css}`).click(options) };
      }
      return {
        async click(options) {
          await page.locator(`pierce/${css} ${inner}`).wait();
          await (await page.$$(`pierce/${css} ${inner}`))[Number(index)]?.click(options);
        },
      };
    },
    model: () => page.evaluate(() => window.standIn.model()),
    posts: () => page.evaluate(() => window.standIn.posts.map(({ text }) => text.trimEnd())),
    type: (text) => page.keyboard.type(text),
    async press(chord) {
      const keys = chord.split('+');
      for (const key of keys) await keyDown(key);
      for (const key of keys.toReversed()) await keyUp(key);
    },
    async goto(url) {
      await page.goto(url);
    },
    async beforeScripts(run, arg) {
      await page.evaluateOnNewDocument(run, arg);
    },
    markup: () => page.content(),
    canFetch: (address) => page.evaluate(canFetch, address),
    async pressWithControl(key) {
      await page.keyboard.down(CONTROL);
      await page.keyboard.press(key);
      await page.keyboard.up(CONTROL);
    },
    async ours() {
      await page.bringToFront();
      return inFirefoxPage(page);
    },
    toFront: () => page.bringToFront(),
  };
  return made;
}
