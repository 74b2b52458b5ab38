import type { Page } from 'puppeteer-core';
import type { ComposerPage } from '../e2e/composers.ts';
import { test as companyTest, expect } from '../e2e/fixtures.ts';
import { enrolThroughWorker } from '../stage/enrol.ts';
import { type AddOn, launchFirefox, type RunningFirefox } from '../stage/firefox.ts';
import { refuseFirefoxClipboard } from '../stage/firefox-failures.ts';
import { readTabAddresses } from '../stage/firefox-menu.ts';
import { personWithFirefox } from './person.ts';

interface Fixtures {
  /** The add-on of somebody who accepted and enrolled, and a page of it that stays open. */
  enrolled: AddOn & { pseudonym: string; own: Page };
}

interface WorkerFixtures {
  firefox: RunningFirefox;
}

/** The company of the end-to-end tests, and an ambassador in Firefox: one browser, a fresh add-on for each test. */
export const test = companyTest.extend<Fixtures, WorkerFixtures>({
  firefox: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the first parameter
    async ({}, use) => {
      const firefox = await launchFirefox();
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker' },
  ],
  enrolled: async ({ firefox, company }, use) => {
    await firefox.withAddOn(async (addOn) => {
      const welcome = await addOn.openOwn('welcome');
      const code = await company.invite();
      const pseudonym = await enrolThroughWorker(
        { evaluate: (run, arg) => welcome.evaluate(run, arg) },
        { endpointUrl: company.url, code },
      );
      // One is ours; the other opens by itself, and would come in front of a test's page if it came later.
      const pages = async () =>
        (await readTabAddresses(welcome.browser())).filter((url) => url.endsWith('/welcome.html'));
      await expect.poll(pages).toHaveLength(2);
      await use({ ...addOn, pseudonym, own: welcome });
    });
  },
  person: async ({ enrolled }, use) => {
    await use(personWithFirefox(enrolled, enrolled.own));
    // A preference outlives the add-on.
    await refuseFirefoxClipboard(enrolled.own.browser(), false);
  },
});

/** The page as the table of composers works with it. */
export function composerPage(page: Page): ComposerPage {
  return {
    evaluate: (run) => page.evaluate(run),
    locator: (selector) => ({ click: () => page.locator(`pierce/${selector}`).click() }),
  };
}

export { expect };
