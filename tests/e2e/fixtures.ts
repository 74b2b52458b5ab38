import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { routePages } from '../pages/serve.ts';
import {
  type Invitation,
  type RunningEndpoint,
  readInvitations,
  startEndpoint,
} from '../stage/endpoint.ts';
import { askWorker, enrolThroughWorker } from '../stage/enrol.ts';
import { launchWithExtension } from '../stage/launch.ts';
import { importDocument } from './content.ts';

/** A company with its endpoint: a database of its own, the test's content in it, an admin. */
export interface Company extends RunningEndpoint {
  adminToken: string;
  /** A fresh one-time code for somebody whose field is energy. */
  invite(): Promise<string>;
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
  /** True for tests that stop or damage their company's endpoint: they get one of their own. */
  ownCompany: boolean;
  company: Company;
  browser_: Browser;
  /** The browser of somebody who accepted and enrolled. */
  ambassador: Browser & { pseudonym: string };
}

interface WorkerFixtures {
  keptCompany: Company;
}

/** What people leave behind in a company's database. */
const TRACES = ['share', 'share_event', 'device_token', 'ambassador'];

export const test = base.extend<Fixtures, WorkerFixtures>({
  keptCompany: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the first parameter
    async ({}, use) => {
      const company = await foundCompany();
      await use(company);
      await closeCompany(company);
    },
    { scope: 'worker' },
  ],
  ownCompany: [false, { option: true }],
  company: async ({ ownCompany, keptCompany }, use) => {
    if (!ownCompany) {
      for (const table of TRACES) keptCompany.execute(`delete from ${table}`);
      return use(keptCompany);
    }
    const company = await foundCompany();
    await use(company);
    await closeCompany(company);
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
    const code = await company.invite();
    const pseudonym = await enrolThroughWorker(page, { endpointUrl: company.url, code });
    await page.close();
    await use({ ...browser_, pseudonym });
  },
});

/** Starts a company: a database in a folder of its own, the test's content in it, an admin. */
async function foundCompany(): Promise<Company> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-e2e-'));
  const endpoint = await startEndpoint({ dataFile: join(folder, 'endpoint.sqlite') });
  const document = join(folder, 'content.json');
  await writeFile(document, JSON.stringify(importDocument));
  await endpoint.cli('import', document);
  const invitations: Invitation[] = [];
  const open = (readOnly: boolean) =>
    new DatabaseSync(endpoint.dataFile, { readOnly, enableForeignKeyConstraints: false });
  return {
    ...endpoint,
    adminToken: (await endpoint.cli('admin-token')).trim(),
    async invite() {
      if (invitations.length === 0) {
        const printed = await endpoint.cli('invite', '--count', '100', '--topics', 'energy');
        invitations.push(...readInvitations(printed));
      }
      return invitations.pop()?.code ?? '';
    },
    query(sql) {
      const database = open(true);
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    },
    execute(sql) {
      const database = open(false);
      database.exec(sql);
      database.close();
    },
  };
}

async function closeCompany(company: Company): Promise<void> {
  await company.stop();
  await rm(dirname(company.dataFile), { recursive: true, force: true });
}

export { askWorker, expect };
