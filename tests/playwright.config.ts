import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './stage/launch.ts';

/** One browser at a time: each test has its own browser with its own profile, and two cores do no more in parallel. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
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
  // For the tests of the stand-ins alone; the others launch a browser with the extension in it.
  use: { launchOptions: await chromiumOptions({ headless: true }) },
});
