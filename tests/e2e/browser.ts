import type { BrowserContext, Page, Worker } from '@playwright/test';
import { routePages } from '../pages/serve.ts';
import { type LaunchOptions, launchWithExtension } from '../stage/launch.ts';

/** A person's browser with the built extension, and the networks answered by stand-ins. */
export interface Browser {
  context: BrowserContext;
  extensionId: string;
  /** A page of a network, with the page's own errors collected. */
  open(url: string): Promise<Page>;
  /** One of the extension's own pages. */
  openOwn(name: 'popup' | 'welcome' | 'admin' | 'own-export'): Promise<Page>;
  /** The extension's worker that was started last. */
  worker(): Worker;
  /** Console errors and uncaught exceptions of every network page so far. */
  errors: string[];
  /** Requests that left for anywhere but this machine. */
  refused: readonly string[];
  /** Forgets which errors and refused requests there were. */
  forget(): void;
}

/** Opens a browser, on a new profile that is forgotten with it unless another is named. */
export async function openBrowser(
  options: Pick<LaunchOptions, 'profile' | 'locale'> = {},
): Promise<Browser> {
  const { context, extensionId } = await launchWithExtension(options);
  const routes = await routePages(context);
  const errors: string[] = [];
  return {
    context,
    extensionId,
    errors,
    refused: routes.refused,
    worker() {
      // Playwright keeps those that were stopped on its list.
      const worker = context.serviceWorkers().at(-1);
      if (!worker) throw new Error('the worker sleeps');
      return worker;
    },
    forget() {
      errors.length = 0;
      routes.forget();
    },
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
