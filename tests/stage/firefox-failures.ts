import type { Browser } from 'puppeteer-core';
import { runInWindow } from './firefox-window.ts';

/** The little of the browser's own window that is used here; nobody publishes its types. */
interface BrowserWindow {
  WebExtensionPolicy: { getByID(id: string): { extension: RunningExtension } | null };
  Services: {
    prefs: { setBoolPref(name: string, value: boolean): void; clearUserPref(name: string): void };
  };
}

interface RunningExtension {
  backgroundState: string;
  terminateBackground(options: {
    ignoreDevToolsAttached: boolean;
    disableResetIdleForTest: boolean;
  }): Promise<void>;
}

/**
 * Stops the worker of an add-on now, as Firefox does when it is idle.
 *
 * @throws {Error} if it runs on
 */
export async function stopFirefoxWorker(browser: Browser, addOnId: string): Promise<void> {
  const state = await runInWindow(
    browser,
    async (id) => {
      const { WebExtensionPolicy } = globalThis as unknown as BrowserWindow;
      const extension = WebExtensionPolicy.getByID(id)?.extension;
      if (!extension) return 'not installed';
      const now = { ignoreDevToolsAttached: true, disableResetIdleForTest: true };
      if (extension.backgroundState !== 'stopped') await extension.terminateBackground(now);
      return extension.backgroundState;
    },
    addOnId,
  );
  if (state !== 'stopped') throw new Error(`the worker is ${state}`);
}

/** Has Firefox refuse, or no longer refuse, to let pages and add-ons write to the clipboard, by its own preference for it. */
export async function refuseFirefoxClipboard(browser: Browser, refuse: boolean): Promise<void> {
  await runInWindow(
    browser,
    (isRefused) => {
      const { prefs } = (globalThis as unknown as BrowserWindow).Services;
      if (isRefused) prefs.setBoolPref('dom.allow_cut_copy', false);
      else prefs.clearUserPref('dom.allow_cut_copy');
    },
    refuse,
  );
}
