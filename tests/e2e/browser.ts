import type { BrowserContext, Page } from '@playwright/test';

/** A person's browser with the built extension, and the networks answered by stand-ins. */
export interface Browser {
  context: BrowserContext;
  extensionId: string;
  /** A page of a network, with the page's own errors collected. */
  open(url: string): Promise<Page>;
  /** One of the extension's own pages. */
  openOwn(name: 'popup' | 'welcome' | 'admin'): Promise<Page>;
  /** Console errors and uncaught exceptions of every network page so far. */
  errors: string[];
  /** Requests that left for anywhere but this machine. */
  refused: readonly string[];
}
