import type { Browser } from 'puppeteer-core';
import { runInWindow } from './firefox-window.ts';

/** The little of the browser's own window that is used here; nobody publishes its types. */
interface BrowserWindow {
  document: {
    getElementById(id: string): MenuElement | null;
    querySelector(css: string): MenuElement | null;
  };
  gBrowser: { browsers: { currentURI: { spec: string } }[] };
}

interface MenuElement {
  state: string;
  doCommand(): void;
  activateItem(item: MenuElement): void;
  openMenu(open: boolean): void;
  closest(css: string): MenuElement;
  addEventListener(type: string, listen: () => void, options: { once: boolean }): void;
}

/** Picks an entry of the add-on in the context menu that is open, or about to open. */
export async function pickInContextMenu(browser: Browser, entryId: string): Promise<void> {
  await runInWindow(
    browser,
    async (id) => {
      const { document } = globalThis as unknown as BrowserWindow;
      // oxlint-disable-next-line unicorn/consistent-function-scoping -- sent as source: it can name nothing outside
      const shown = (menu: MenuElement) =>
        new Promise<void>((resolve) => {
          if (menu.state === 'open') resolve();
          else menu.addEventListener('popupshown', resolve, { once: true });
        });
      const menu = document.getElementById('contentAreaContextMenu');
      if (!menu) throw new Error('no context menu');
      await shown(menu);
      const entry = document.getElementById(id);
      if (!entry) throw new Error(`no entry ${id}`);
      const popup = entry.closest('menupopup');
      entry.closest('menu').openMenu(true);
      await shown(popup);
      popup.activateItem(entry);
    },
    entryId,
  );
}

/** The addresses of all tabs, also of those that the add-on opened by itself. */
export function readTabAddresses(browser: Browser): Promise<string[]> {
  return runInWindow(
    browser,
    () => {
      const { gBrowser } = globalThis as unknown as BrowserWindow;
      return gBrowser.browsers.map(({ currentURI }) => currentURI.spec);
    },
    null,
  );
}

/**
 * Fires the add-on's keyboard command at the `<key>` that Firefox made for its chord. The chord itself can't be
 * pressed: WebDriver gives its keys to the page, past the window that listens for shortcuts.
 */
export async function fireShortcut(browser: Browser): Promise<void> {
  await runInWindow(
    browser,
    () => {
      const { document } = globalThis as unknown as BrowserWindow;
      const key = document.querySelector('keyset[id^="ext-keyset-id-portevoix"] > key');
      if (!key) throw new Error('no shortcut');
      key.doCommand();
    },
    null,
  );
}
