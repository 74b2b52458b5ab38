import { test as base, expect } from '@playwright/test';
import { routePages } from '../pages/serve.ts';
import { askWorker, enrolThroughWorker } from '../stage/enrol.ts';
import { launchWithExtension } from '../stage/launch.ts';
import type { Browser } from './browser.ts';
import { type Company, closeCompany, foundCompany } from './company.ts';
import { type Person, personWithChromium } from './person.ts';

interface Fixtures {
  /** True for tests that stop or damage their company's endpoint: they get one of their own. */
  ownCompany: boolean;
  company: Company;
  browser_: Browser;
  /** The browser of somebody who accepted and enrolled. */
  ambassador: Browser & { pseudonym: string };
  /** The same, as the tests know them that run in both browsers. */
  person: Person;
}

interface WorkerFixtures {
  keptCompany: Company;
}

/** What people leave behind in a company's database. */
const TRACES = ['share', 'share_event', 'event_total', 'device_token', 'ambassador'];

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
  person: async ({ ambassador }, use) => use(personWithChromium(ambassador)),
});

export { askWorker, expect };
