// Plain JavaScript without dependencies: the set-up step runs it on Node 20, before anything is installed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { firstThatStarts, installWithApt, onPath } from './find-program.mjs';

/** Names under which systems install Chromium. Branded Chrome is none: it ignores --load-extension since version 137. */
const COMMANDS = ['chromium', 'chromium-browser', 'ungoogled-chromium'];
const APPLICATIONS = ['/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * A Chromium that starts: the one that PORTEVOIX_CHROMIUM names, else an installed one, else Playwright's own download.
 *
 * @returns {Promise<string | null>} path of the executable, or null if there is none
 */
export async function findChromium() {
  return firstThatStarts([
    process.env.PORTEVOIX_CHROMIUM,
    ...onPath(COMMANDS),
    ...APPLICATIONS,
    await playwrightChromium(),
  ]);
}

/**
 * Gets a Chromium when none is there: by Playwright's own download, else as root on Debian by apt-get.
 *
 * @returns {Promise<string>} path of the executable
 * @throws {Error} one sentence that says what to install
 */
export async function installChromium() {
  for (const install of [downloadWithPlaywright, () => installWithApt('chromium')]) {
    install();
    const path = await findChromium();
    if (path) return path;
  }
  throw new Error(
    'No Chromium here, and none could be installed: install the package "chromium" (or run "npx playwright install --with-deps chromium"), or set PORTEVOIX_CHROMIUM to the path of one.',
  );
}

async function playwrightChromium() {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function downloadWithPlaywright() {
  console.log('No Chromium found: trying the download of Playwright …');
  const cli = join('node_modules', '@playwright', 'test', 'cli.js');
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  spawnSync(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 300_000,
    env,
  });
}
