import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import { answer } from '../pages/answer.ts';
import { buildPages } from '../pages/build.ts';
import { networkHosts, ownHosts } from '../pages/serve.ts';
import { findFirefox } from './firefox.mjs';

/** What Firefox knows the add-on by. */
export const ADD_ON_ID = 'portevoix@portevoix.example';
/** The address of the add-on's own pages, which Firefox would draw by lot. */
export const ADD_ON_UUID = '5f0c1d6e-0000-4000-8000-000000000001';
const EXTENSION_FOLDER = resolve(import.meta.dirname, '../../.output/firefox-mv3');
const LIMIT_MS = 20_000;
/** An error of a page or of the add-on, in what Firefox writes out; its own have other addresses, or a bare prefix. */
const OF_A_PAGE = /^(JavaScript error: (moz-extension|https):|console\.error: ["(])/;

/** A real Firefox without the add-on; each installation of it starts with an empty store. */
export interface RunningFirefox {
  /** Installs the built add-on for the time of `use`, then removes it with all that it opened. */
  withAddOn(use: (addOn: AddOn) => Promise<void>): Promise<void>;
  /** Installs another extension, from its folder, for the time of `use`. */
  withExtension(folder: string, use: () => Promise<void>): Promise<void>;
  /** A page of a network. */
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

/** The built add-on in a Firefox, with the networks answered by the stand-ins. */
export interface AddOn {
  /** One of the add-on's own pages. */
  openOwn(name: 'popup' | 'welcome' | 'own-export'): Promise<Page>;
  /** A page of a network. */
  open(url: string, where?: 'tab' | 'window'): Promise<Page>;
  /** Installs the same add-on as this version, as an update does. */
  update(version: string): Promise<void>;
  /** What any page has logged as an error or thrown since the installation, by Firefox's own account. */
  errors(): string[];
  /** What is in the next file that a page saves, as text. */
  nextDownload(): Promise<string>;
}

/** Starts Firefox without a window, over WebDriver BiDi. */
export async function launchFirefox(): Promise<RunningFirefox> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('No Firefox: run "npm test", it installs one.');
  if (!existsSync(EXTENSION_FOLDER)) throw new Error('Build the add-on first: npm run build.');
  const downloads = await mkdtemp(join(tmpdir(), 'portevoix-downloads-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    // Without it, WebDriver opens no extension page.
    args: ['--remote-allow-system-access'],
    // WebDriver tells nothing of what extension pages log (bug 1755014); Firefox writes it to its output.
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ADD_ON_ID]: ADD_ON_UUID }),
      'extensions.webextensions.keepUuidOnUninstall': true,
      'browser.dom.window.dump.enabled': true,
      'devtools.console.stdout.content': true,
      'devtools.console.stdout.chrome': false,
      // Into a folder of ours, without asking.
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.alwaysOpenPanel': false,
    },
  });
  const output: string[] = [];
  const { stdout, stderr } = browser.process() ?? {};
  for (const stream of [stdout, stderr])
    stream?.on('data', (chunk: Buffer) => output.push(String(chunk)));
  return {
    async withAddOn(use) {
      const from = output.length;
      const id = await browser.installExtension(EXTENSION_FOLDER);
      try {
        const errors = () =>
          output
            .slice(from)
            .join('')
            .split('\n')
            .filter((line) => OF_A_PAGE.test(line));
        await use({
          errors,
          open: (url, where) => openPage(browser, url, where),
          update: (version) => installAs(browser, version),
          openOwn: (name) => openOwnPage(browser, name),
          nextDownload: () => readNextFile(downloads),
        });
      } finally {
        const [, ...others] = await browser.pages();
        await Promise.all(others.map((page) => page.close()));
        await browser.uninstallExtension(id);
      }
    },
    async withExtension(folder, use) {
      const id = await browser.installExtension(folder);
      try {
        await use();
      } finally {
        await browser.uninstallExtension(id);
      }
    },
    open: (url) => openPage(browser, url),
    async close() {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}

/** What is in the next file of a folder, once it is whole: until then it has a twin, or nothing in it. */
async function readNextFile(folder: string): Promise<string> {
  const before = new Set(await readdir(folder));
  for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline; await sleep(50)) {
    const fresh = (await readdir(folder)).filter((name) => !before.has(name));
    const [name, ...more] = fresh;
    const text = name && more.length === 0 ? await readFile(join(folder, name), 'utf8') : '';
    if (text !== '') return text;
  }
  throw new Error('nothing was saved');
}

/**
 * A tab of our own that goes there: the protocol may miss the one that the add-on opens by itself. It does not tell
 * when an extension page has loaded either; the page itself does.
 */
async function openOwnPage(browser: Browser, name: string): Promise<Page> {
  const page = await browser.newPage();
  const url = `moz-extension://${ADD_ON_UUID}/${name}.html`;
  page.goto(url).catch(() => undefined);
  for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline; await sleep(50)) {
    if ((await page.evaluate(loadedAddress).catch(() => '')) === url) return page;
  }
  throw new Error(`no page at ${url}`);
}

/** Runs in the page: its address once it has loaded. */
function loadedAddress(): string {
  return document.readyState === 'complete' ? location.href : '';
}

/** Firefox reads an add-on in a folder when it is installed, and again when it starts its worker. */
async function installAs(browser: Browser, version: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-add-on-'));
  await cp(EXTENSION_FOLDER, folder, { recursive: true });
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
  const updated = manifest.replace(/"version":\s*"[^"]+"/, `"version":"${version}"`);
  await writeFile(join(folder, 'manifest.json'), updated);
  await browser.installExtension(folder);
}

async function openPage(
  browser: Browser,
  url: string,
  where: 'tab' | 'window' = 'tab',
): Promise<Page> {
  const folder = await buildPages();
  const page = await browser.newPage({ type: where });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    // A page that is closed meanwhile takes its requests along.
    answerRequest(folder, request).catch(() => undefined);
  });
  await page.goto(url);
  return page;
}

async function answerRequest(folder: string, request: HTTPRequest): Promise<void> {
  const url = new URL(request.url());
  if (!networkHosts.has(url.hostname)) {
    return ownHosts.has(url.hostname) ? request.continue() : request.abort('blockedbyclient');
  }
  const outcome = request.headers()['x-stand-in-outcome'] ?? '';
  const { status, headers, body } = await answer(folder, {
    url,
    method: request.method(),
    outcome,
  });
  await request.respond({ status, headers, body });
}
