import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { findChromium } from './chromium.mjs';

/** Folder of the built extension for Chromium. */
export const EXTENSION_FOLDER = resolve(import.meta.dirname, '../../.output/chrome-mv3');

/** Flags for a browser on a machine that may have no network, no display and no other user than root. */
const QUIET_FLAGS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
];

/** How to launch: a profile folder that outlives the browser ('' for a fresh one), a language, an extension. */
export interface LaunchOptions {
  headless?: boolean;
  profile?: string;
  locale?: 'en' | 'fr';
  /** Folder of an unpacked extension; null for a browser without one. */
  extension?: string | null;
  /** Further flags of the browser. */
  flags?: readonly string[];
}

/** A real Chromium with the built extension in it. */
export interface Launched {
  context: BrowserContext;
  extensionId: string;
}

/** Executable and flags of a Chromium for this machine. */
export async function chromiumOptions({
  headless,
}: {
  headless: boolean;
}): Promise<ChromiumOptions> {
  const executablePath = await findChromium();
  if (!executablePath)
    throw new Error('No Chromium: run "npm test" or "npm start", they install it.');
  const asRoot = process.getuid?.() === 0;
  return {
    executablePath,
    headless,
    args: [
      ...QUIET_FLAGS,
      ...(headless ? ['--disable-gpu'] : []),
      ...(asRoot ? ['--no-sandbox'] : []),
    ],
  };
}

interface ChromiumOptions {
  executablePath: string;
  headless: boolean;
  args: string[];
}

/** Launches the full browser with one unpacked extension, or none; Playwright's own switch that would turn extensions off is left out. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<BrowserContext> {
  const {
    headless = true,
    profile = '',
    locale = 'en',
    extension = EXTENSION_FOLDER,
    flags = [],
  } = options;
  if (extension !== null && !existsSync(extension)) {
    throw new Error(`No extension in ${extension}: run "npm run build".`);
  }
  const { args, ...launch } = await chromiumOptions({ headless });
  return chromium.launchPersistentContext(profile, {
    ...launch,
    locale,
    viewport: headless ? { width: 1280, height: 800 } : null,
    // As people have it: extensions on, and pages kept for Back and Forward.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
    env: { ...process.env, LANGUAGE: locale },
    args: [
      ...args,
      ...flags,
      `--lang=${locale}`,
      ...(extension === null
        ? []
        : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
    ],
  });
}

/** Launches the browser with the built extension, or another that has a worker, and waits for that worker. */
export async function launchWithExtension(options: LaunchOptions = {}): Promise<Launched> {
  const context = await launchBrowser(options);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return { context, extensionId: new URL(worker.url()).hostname };
}
