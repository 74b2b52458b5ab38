import { test as base, expect } from '@playwright/test';
import { askWorker, enrolThroughWorker } from '../stage/enrol.ts';
import { type Browser, openBrowser } from './browser.ts';
import { type Company, closeCompany, foundCompany } from './company.ts';
import { type LentBrowser, openLentBrowser } from './lent-browser.ts';
import { type Person, personWithChromium } from './person.ts';

interface Fixtures {
  /** True for tests that stop or damage their company's endpoint: they get one of their own. */
  ownCompany: boolean;
  /** True for ambassadors who leave more in a browser than the extension's own data: nobody uses theirs after them. */
  ownBrowser: boolean;
  company: Company;
  /** A browser in which the extension was just installed. */
  browser_: Browser;
  /** The browser of somebody who accepted and enrolled. */
  ambassador: Browser & { pseudonym: string };
  /** The same, as the tests know them that run in both browsers. */
  person: Person;
}

interface WorkerFixtures {
  keptCompany: Company;
  /** Opens the browser that tests share, with somebody of the kept company in it, or gives it again. */
  lendBrowser: () => Promise<LentBrowser>;
}

/** What people leave behind in a company's database when they share. */
const TRACES = ['share', 'share_event', 'event_total'];

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
  lendBrowser: [
    async ({ keptCompany }, use) => {
      let opened: Promise<LentBrowser> | undefined;
      await use(() => (opened ??= openLentBrowser((browser) => enrol(browser, keptCompany))));
      await (await opened)?.browser.context.close();
    },
    { scope: 'worker' },
  ],
  ownCompany: [false, { option: true }],
  ownBrowser: [false, { option: true }],
  company: async ({ ownCompany, keptCompany }, use) => {
    if (!ownCompany) {
      for (const table of TRACES) keptCompany.execute(`delete from ${table}`);
      return use(keptCompany);
    }
    const company = await foundCompany();
    await use(company);
    await closeCompany(company);
  },

  browser_: async ({ lendBrowser }, use) => {
    const lent = await lendBrowser();
    await lent.putBack('installed');
    await use(lent.browser);
    await lent.putBack('enrolled');
  },

  ambassador: async ({ ownCompany, ownBrowser, company, lendBrowser }, use) => {
    if (!ownBrowser) {
      const lent = await lendBrowser();
      if (ownCompany) await lent.putBack('installed');
      const pseudonym = ownCompany ? await enrol(lent.browser, company) : lent.pseudonym;
      await use({ ...lent.browser, pseudonym });
      return lent.putBack('enrolled');
    }
    const browser = await openBrowser();
    await use({ ...browser, pseudonym: await enrol(browser, company) });
    await browser.context.close();
  },
  person: async ({ ambassador }, use) => use(personWithChromium(ambassador)),
});

/** Accepts and enrols, as the welcome page does; gives the pseudonym. */
async function enrol(browser: Browser, company: Company): Promise<string> {
  const page = await browser.openOwn('welcome');
  const code = await company.invite();
  const pseudonym = await enrolThroughWorker(page, { endpointUrl: company.url, code });
  await page.close();
  return pseudonym;
}

export { askWorker, expect };
