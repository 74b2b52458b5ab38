import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import type { StandIn } from '../pages/stand-in.ts';
import { routePages } from '../pages/serve.ts';
import { readInvitation, type RunningEndpoint, startEndpoint } from '../stage/endpoint.ts';
import { askWorker, enrolThroughWorker } from '../stage/enrol.ts';
import { launchWithExtension } from '../stage/launch.ts';
import { importDocument } from './content.ts';

/** A company with its endpoint: a database of its own, the test's content in it, an admin. */
export interface Company extends RunningEndpoint {
  adminToken: string;
  invite(...args: string[]): Promise<string>;
  /** Rows of a query on the company's database, read from the file itself. */
  query(sql: string): Record<string, unknown>[];
  /** Changes the database behind the endpoint's back. */
  execute(sql: string): void;
}

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

interface Fixtures {
  company: Company;
  browser_: Browser;
  /** The browser of somebody who accepted and enrolled. */
  ambassador: Browser & { pseudonym: string };
}

declare global {
  interface Window {
    standIn: StandIn;
  }
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the first parameter
  company: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'portevoix-e2e-'));
    const endpoint = await startEndpoint({ dataFile: join(folder, 'endpoint.sqlite') });
    const document = join(folder, 'content.json');
    await writeFile(document, JSON.stringify(importDocument));
    await endpoint.cli('import', document);
    await use({
      ...endpoint,
      adminToken: (await endpoint.cli('admin-token')).trim(),
      invite: async (...args) => readInvitation(await endpoint.cli('invite', ...args)).code,
      query(sql) {
        const database = new DatabaseSync(endpoint.dataFile, { readOnly: true });
        try {
          return database.prepare(sql).all();
        } finally {
          database.close();
        }
      },
      execute(sql) {
        const database = new DatabaseSync(endpoint.dataFile);
        database.exec(sql);
        database.close();
      },
    });
    await endpoint.stop();
    await rm(folder, { recursive: true, force: true });
  },

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the first parameter
  browser_: async ({}, use) => {
    const { context, extensionId } = await launchWithExtension();
    const { refused } = await routePages(context);
    const errors: string[] = [];
    await use({
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
    });
    await context.close();
  },

  ambassador: async ({ browser_, company }, use) => {
    const page = await browser_.openOwn('welcome');
    const code = await company.invite('--topics', 'energy');
    const pseudonym = await enrolThroughWorker(page, { endpointUrl: company.url, code });
    await page.close();
    await use({ ...browser_, pseudonym });
  },
});

export { askWorker, expect };
