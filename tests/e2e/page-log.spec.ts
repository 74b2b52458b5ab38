import type { BrowserContext } from '@playwright/test';
import { routePages } from '../pages/serve.ts';
import { bystanderStandIns } from '../pages/stand-ins.ts';
import { launchBrowser } from '../stage/launch.ts';
import { test as base } from './fixtures.ts';
import { type Bare, describePageLog } from './page-log.ts';
import { type Visitor, visitedComposers } from './page-visit.ts';
import { inHand } from './person.ts';

/** Whoever opens pages in a context of Chromium. */
function visitorOf(context: BrowserContext): Visitor {
  return {
    async open(url) {
      const page = await context.newPage();
      await page.goto(url);
      return inHand(page);
    },
  };
}

const test = base.extend<Bare>({
  bare: async ({ browser }, use) => {
    const context = await browser.newContext({
      locale: 'en',
      viewport: { width: 1_280, height: 800 },
    });
    await routePages(context);
    await use(visitorOf(context));
    await context.close();
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the first parameter
  withExtension: async ({}, use) => {
    await use(async (extension, visit) => {
      const context = await launchBrowser({ extension });
      await routePages(context);
      await visit(visitorOf(context));
      await context.close();
    });
  },
});

describePageLog(test, { composers: visitedComposers, bystanders: bystanderStandIns });
