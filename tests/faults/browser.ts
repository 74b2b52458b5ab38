import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { routePages } from '../pages/serve.ts';
import { EXTENSION_FOLDER, launchWithExtension } from '../stage/launch.ts';
import { killBrowser } from './processes.ts';
import { shiftDate } from './shift-date.ts';
import { mountSmallDisk, unmountSmallDisk } from './small-disk.ts';
import { until } from './until.ts';

/** A browser whose profile outlives it: it can be killed, launched again, updated, and looked into. */
export interface FaultBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly profile: string;
  /** The unpacked extension, a copy of its own. */
  readonly extension: string;
  /** What went wrong in the networks' pages so far. */
  readonly errors: string[];
  /** How often it was killed. */
  readonly kills: number;
  open(url: string): Promise<Page>;
  openOwn(name: 'popup' | 'welcome' | 'admin'): Promise<Page>;
  /** Stops the worker now, as the browser does when it is idle, and waits until it is gone. */
  stopWorker(): Promise<void>;
  /** Sets the worker's clock, until it is stopped, so many milliseconds apart from the machine's. */
  shiftClock(offsetMs: number): Promise<void>;
  /** Ends every process of the browser with SIGKILL. */
  kill(): Promise<void>;
  /** Ends the browser as a person does. */
  quit(): Promise<void>;
  /** Launches the same profile again. */
  launch(): Promise<void>;
  /** Puts another version over the running one, as an update does; the files of `build`, when it is another build. */
  update(version: string, build?: string): Promise<void>;
  /** Removes the extension, with all that it stored. */
  uninstall(): Promise<void>;
  /** Quits and deletes profile and copy. */
  remove(): Promise<void>;
}

/** What is unusual about a browser. */
export interface FaultBrowserOptions {
  /** Puts the profile on a file system of its own, of so many megabytes; takes root on Linux. */
  profileSizeMb?: number;
  /** Permissions that this build does without. */
  withoutPermissions?: readonly string[];
}

/** Launches a browser with a copy of the built extension and a profile of its own. */
export async function launchFaultBrowser(options: FaultBrowserOptions = {}): Promise<FaultBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-faults-'));
  const extension = join(folder, 'extension');
  const profile = join(folder, 'profile');
  const { profileSizeMb } = options;
  await mkdir(profile);
  if (profileSizeMb !== undefined) await mountSmallDisk(profile, profileSizeMb);
  await cp(EXTENSION_FOLDER, extension, { recursive: true });
  await changeManifest(extension, (manifest) => ({
    ...manifest,
    permissions: manifest.permissions.filter((name) => !options.withoutPermissions?.includes(name)),
  }));
  const errors: string[] = [];
  let kills = 0;
  const launch = () => launchInto(profile, extension);
  let { context, extensionId } = await launch();

  return {
    get context() {
      return context;
    },
    get extensionId() {
      return extensionId;
    },
    get kills() {
      return kills;
    },
    profile,
    extension,
    errors,
    async open(url) {
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto(url);
      return page;
    },
    async openOwn(name) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${name}.html`);
      return page;
    },
    stopWorker: () => stopWorker(context),
    shiftClock: (offsetMs) => shiftClock(context, offsetMs),
    async kill() {
      kills += 1;
      await killBrowser(profile);
      await context.close().catch(() => {});
    },
    quit: () => context.close(),
    async launch() {
      ({ context, extensionId } = await launch());
    },
    async update(version, build) {
      if (build !== undefined) await cp(build, extension, { recursive: true });
      await changeManifest(extension, (manifest) => ({ ...manifest, version }));
      await command(context, 'Extensions.loadUnpacked', { path: extension });
    },
    uninstall: () => command(context, 'Extensions.uninstall', { id: extensionId }),
    async remove() {
      await context.close().catch(() => {});
      await killBrowser(profile);
      if (profileSizeMb !== undefined) await unmountSmallDisk(profile);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The part of a manifest that faults change. */
interface Manifest {
  version: string;
  permissions: readonly string[];
}

async function launchInto(profile: string, extension: string) {
  const stale = await readdir(profile).catch(() => []);
  for (const name of stale.filter((entry) => entry.startsWith('Singleton'))) {
    await rm(join(profile, name), { force: true });
  }
  const launched = await launchWithExtension({
    profile,
    extension,
    flags: ['--enable-unsafe-extension-debugging', '--hide-crash-restore-bubble'],
  });
  await routePages(launched.context);
  return launched;
}

async function changeManifest(
  extension: string,
  change: (manifest: Manifest) => Manifest,
): Promise<void> {
  const file = join(extension, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  await writeFile(file, JSON.stringify(change(manifest)));
}

/** Stops the worker now, as the browser does when it is idle, and waits until it is gone. */
export async function stopWorker(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  let hasStopped = false;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    hasStopped ||= versions.some(
      ({ scriptURL, runningStatus }) =>
        scriptURL.startsWith('chrome-extension:') && runningStatus === 'stopped',
    );
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  // Playwright's own list keeps a worker that was stopped this way.
  await until('the worker has stopped', () => hasStopped);
  await session.detach();
}

async function shiftClock(context: BrowserContext, offsetMs: number): Promise<void> {
  const worker = context.serviceWorkers().at(-1);
  if (!worker) throw new Error('no worker whose clock to set');
  await worker.evaluate(shiftDate, offsetMs);
}

/** Asks the browser itself; the protocol's types lag behind its Extensions domain. */
async function command(context: BrowserContext, method: string, parameters: object): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  await session?.send(method as never, parameters as never);
  await session?.detach();
}
