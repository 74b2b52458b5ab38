import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './stage/launch.ts';

/**
 * Two browsers, two projects. Each worker has one browser, in which its tests follow one another: in Chromium the extension's
 * data is put back in between; in Firefox, which Playwright can't give an add-on, that is installed anew over WebDriver BiDi.
 * Two cores do no more than two workers.
 */
export default defineConfig({
  outputDir: '../test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    [
      'json',
      { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? '../.output/reports/e2e.json' },
    ],
  ],
  globalSetup: './stage/global-setup.ts',
  projects: [
    {
      name: 'chromium',
      testDir: 'e2e',
      // For the tests of the stand-ins alone; the others launch a browser with the extension in it.
      use: { launchOptions: await chromiumOptions({ headless: true }) },
    },
    { name: 'firefox', testDir: 'firefox' },
    // The short set of the fault table; the whole of it is `npm run faults`.
    { name: 'faults', testDir: 'faults', timeout: 120_000 },
  ],
});
