import type { BrowserContext, Page } from '@playwright/test';
import { routePages } from '../pages/serve.ts';
import { launchWithExtension } from '../stage/launch.ts';

/** A person's browser with the built extension, and the networks answered by stand-ins. */
export interface Browser {
  context: BrowserContext;
  extensionId: string;
  /** A page of a network, with the page's own errors collected. */
  open(url: string): Promise<Page>;
  /** One of the extension's own pages. */
  openOwn(name: 'popup' | 'welcome' | 'admin' | 'own-export'): Promise<Page>;
  /** Console errors and uncaught exceptions of every network page so far. */
  errors: string[];
  /** Requests that left for anywhere but this machine. */
  refused: readonly string[];
}

/** Opens a browser on a profile folder, or on a new profile that is forgotten with it. */
export async function openBrowser(profile = ''): Promise<Browser> {
  const { context, extensionId } = await launchWithExtension({ profile });
  const { refused } = await routePages(context);
  const errors: string[] = [];
  return {
    context,
    extensionId,
    errors,
    refused,
    async open(url) {
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto(url);
      return page;
    },
    async openOwn(name) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${name}.html`);
      return page;
    },
  };
}
