import { type Bare, describePageLog, isFirstOfEngine } from '../e2e/page-log.ts';
import { visitedComposers } from '../e2e/page-visit.ts';
import { bystanderStandIns } from '../pages/stand-ins.ts';
import { launchFirefox, type RunningFirefox } from '../stage/firefox.ts';
import { test as base } from './fixtures.ts';
import { inHand } from './person.ts';

/** A second Firefox, with the same settings, that our add-on never enters. */
const test = base.extend<Bare, { bareFirefox: RunningFirefox }>({
  bareFirefox: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the first parameter
    async ({}, use) => {
      const firefox = await launchFirefox();
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker' },
  ],
  bare: async ({ bareFirefox }, use) =>
    use({ open: async (url) => inHand(await bareFirefox.open(url)) }),
  withExtension: async ({ bareFirefox, bare }, use) =>
    use((folder, visit) => bareFirefox.withExtension(folder, () => visit(bare))),
});

/** One page without a composer for each engine that such a page has, on both networks. */
const bystanders = new Set(['linkedin-feed-fields', 'linkedin-post-comments', 'x-messages']);

/**
 * One place for each engine. What else differs between the places is where the button stands, which is the same code in
 * both browsers and is compared in Chromium for each of them.
 */
describePageLog(test, {
  composers: visitedComposers.filter(isFirstOfEngine),
  bystanders: bystanderStandIns.filter(({ id }) => bystanders.has(id)),
});
