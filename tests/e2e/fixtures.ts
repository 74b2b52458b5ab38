import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { askWorker, enrolThroughWorker } from '../stage/enrol.ts';
import { type Browser, openBrowser } from './browser.ts';
import { type Company, closeCompany, foundCompany } from './company.ts';
import { forgetShares } from './forget-shares.ts';
import { type Person, personWithChromium } from './person.ts';

interface Fixtures {
  /** True for tests that stop or damage their company's endpoint: they get one of their own. */
  ownCompany: boolean;
  /**
   * False for tests that leave nothing in a browser but shares: they follow one another in one, which then forgets them.
   * Launching a browser takes longer than most of what is tested in it.
   */
  ownBrowser: boolean;
  company: Company;
  browser_: Browser;
  /** The browser of somebody who accepted and enrolled. */
  ambassador: Browser & { pseudonym: string };
  /** The same, as the tests know them that run in both browsers. */
  person: Person;
}

interface WorkerFixtures {
  keptCompany: Company;
  keptAmbassador: Profile;
  /** Opens the browser that tests may share, or gives it again. */
  lendBrowser: () => Promise<Browser>;
}

/** A browser profile on disk of somebody who accepted and enrolled; tests run on copies of it. */
interface Profile {
  folder: string;
  pseudonym: string;
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
  // Accepting and enrolling takes longer than most of what is tested afterwards: done once, then copied.
  keptAmbassador: [
    async ({ keptCompany }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'portevoix-ambassador-'));
      const browser = await openBrowser(folder);
      const pseudonym = await enrol(browser, keptCompany);
      await browser.context.close();
      await use({ folder, pseudonym });
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  lendBrowser: [
    async ({ keptAmbassador }, use) => {
      let opened: Promise<Browser> | undefined;
      const profile = await mkdtemp(join(tmpdir(), 'portevoix-lent-'));
      await use(() => {
        opened ??= cp(keptAmbassador.folder, profile, { recursive: true }).then(() =>
          openBrowser(profile),
        );
        return opened;
      });
      await (await opened)?.context.close();
      await rm(profile, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  ownCompany: [false, { option: true }],
  ownBrowser: [true, { option: true }],
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
    const browser = await openBrowser();
    await use(browser);
    await browser.context.close();
  },

  ambassador: async ({ ownCompany, ownBrowser, company, keptAmbassador, lendBrowser }, use) => {
    if (!ownBrowser) {
      const browser = await lendBrowser();
      await use({ ...browser, pseudonym: keptAmbassador.pseudonym });
      return forgetShares(browser);
    }
    const profile = await mkdtemp(join(tmpdir(), 'portevoix-profile-'));
    if (!ownCompany) await cp(keptAmbassador.folder, profile, { recursive: true });
    const browser = await openBrowser(profile);
    const pseudonym = ownCompany ? await enrol(browser, company) : keptAmbassador.pseudonym;
    await use({ ...browser, pseudonym });
    await browser.context.close();
    await rm(profile, { recursive: true, force: true });
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
