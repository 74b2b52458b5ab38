import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { routePages } from '../pages/serve.ts';
import { enrolThroughWorker } from '../stage/enrol.ts';
import { hasComposerPart, inPage } from '../stage/in-page.ts';
import { EXTENSION_FOLDER, launchWithExtension } from '../stage/launch.ts';
import type { Browser } from './browser.ts';
import { anyComposer, guidedComposers } from './composers.ts';
import { expectedText } from './content.ts';
import { expect, test } from './fixtures.ts';

/** A page of a network in a window of its own. */
async function openWindow(browser: Browser, url: string): Promise<Page> {
  const own = await browser.openOwn('welcome');
  const opened = browser.context.waitForEvent('page');
  await own.evaluate(() =>
    Reflect.get(globalThis, 'chrome').windows.create({ url: 'about:blank' }),
  );
  const page = await opened;
  page.on('pageerror', (error) => browser.errors.push(String(error)));
  await page.goto(url);
  await own.close();
  return page;
}

/** The browser's own number of the window that a page is in. */
async function windowOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  return windowId;
}

test('the button comes back when the page renders anew, and gives up in silence when the page insists', async ({
  ambassador,
}) => {
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  const ours = await inPage(page);
  await expect.poll(() => ours.countButtons()).toBe(1);
  const removeOurs = () =>
    page.evaluate(() => {
      const icons = document.querySelector(
        '[data-testid="primaryColumn"] [data-testid="toolBar"] > :first-child',
      );
      const next = icons?.nextElementSibling;
      if (next?.matches('div:not([data-testid])')) next.remove();
    });
  await removeOurs();
  await expect.poll(() => ours.countButtons()).toBe(1);
  for (let turn = 0; turn < 100; turn += 1) await removeOurs();
  await expect.poll(() => ours.countButtons()).toBe(0);
  // The person writes and posts as if we had never been there.
  await page
    .locator('[data-testid="primaryColumn"] [data-testid="tweetTextarea_0"]')
    .pressSequentially('On my own.');
  await anyComposer.post(page);
  await expect.poll(() => page.evaluate(() => window.standIn.posts.length)).toBe(1);
  expect(ambassador.errors).toEqual([]);
});

test('Back and Forward bring back a page in which sharing still works', async ({
  ambassador,
  company,
}) => {
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  const ours = await inPage(page);
  await expect.poll(() => ours.countButtons()).toBe(1);
  await page.evaluate(() => Object.assign(globalThis, { fromBefore: true }));
  await page.goto('https://www.linkedin.com/feed/');
  // A page that comes back from the cache fires no load event.
  await page.goBack({ waitUntil: 'commit' });
  expect(await page.evaluate(() => Reflect.has(globalThis, 'fromBefore'))).toBe(true);
  await anyComposer.open(page);
  await (await inPage(page)).click('insert');
  await expect
    .poll(() => page.evaluate(() => window.standIn.model()))
    .toBe(expectedText('x', ambassador.pseudonym));
  await anyComposer.post(page);
  await expect
    .poll(() => company.query('select state from share'))
    .toEqual([{ state: 'published' }]);
});

test('two composers in two windows share side by side, each counted once', async ({
  ambassador,
  company,
}) => {
  const [linkedin] = guidedComposers;
  if (!linkedin) throw new Error('LinkedIn is guided');
  const pages = [];
  for (const composer of [anyComposer, linkedin]) {
    const page = await openWindow(ambassador, composer.url);
    await composer.open(page);
    await (await inPage(page)).click('insert');
    await expect.poll(() => page.evaluate(() => window.standIn.model())).toContain('utm_source=');
    pages.push({ page, composer });
  }
  const [first, second] = await Promise.all(pages.map(({ page }) => windowOf(page)));
  expect(first).not.toBe(second);
  for (const { page, composer } of pages) {
    await page.bringToFront();
    await composer.post(page);
  }
  await expect
    .poll(() => company.query('select network, state from share order by network'))
    .toEqual([
      { network: 'linkedin', state: 'published' },
      { network: 'x', state: 'published' },
    ]);
});

test('a composer that the application opens and leaves without loading a page has its own button and its own share', async ({
  ambassador,
  company,
}) => {
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  const ours = await inPage(page);
  await expect.poll(() => ours.countButtons()).toBe(1);
  await page.getByTestId('SideNav_NewTweet_Button').click();
  const modal = page.getByRole('dialog');
  await modal.getByTestId('tweetTextarea_0').click();
  await expect.poll(() => ours.countButtons()).toBe(2);
  await ours.click('insert', 1);
  await expect(modal.getByTestId('tweetTextarea_0')).toContainText('utm_source=');
  await page.goBack();
  await expect(modal).toBeHidden();
  await expect.poll(() => ours.countButtons()).toBe(1);
  await anyComposer.open(page);
  await ours.click('insert');
  await expect.poll(() => page.evaluate(() => window.standIn.model())).toContain('utm_source=');
  await anyComposer.post(page);
  await expect
    .poll(() => company.query('select state from share order by inserted_at'))
    .toEqual([{ state: 'abandoned' }, { state: 'published' }]);
  expect(ambassador.errors).toEqual([]);
});

test('a link that the person took out before posting is not claimed', async ({
  ambassador,
  company,
}) => {
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  await (await inPage(page)).click('insert');
  await expect.poll(() => page.evaluate(() => window.standIn.model())).toContain('utm_source=');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('All my own words now.');
  await anyComposer.post(page);
  await expect
    .poll(() => company.query('select state from share'))
    .toEqual([{ state: 'abandoned' }]);
});

test('a text that the person rewrote still counts while the link is in it', async ({
  ambassador,
  company,
}) => {
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  await (await inPage(page)).click('insert');
  await expect.poll(() => page.evaluate(() => window.standIn.model())).toContain('utm_source=');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('In my own words: ');
  await anyComposer.post(page);
  await expect
    .poll(() => company.query('select state from share'))
    .toEqual([{ state: 'published' }]);
  expect(await page.evaluate(() => window.standIn.posts[0]?.text)).toContain('In my own words: ');
});

test('an update of the extension while a composer is open: the old button leaves, the new one inserts and records', async ({
  company,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-update-'));
  await cp(EXTENSION_FOLDER, folder, { recursive: true });
  const { context, extensionId } = await launchWithExtension({
    extension: folder,
    flags: ['--enable-unsafe-extension-debugging'],
  });
  try {
    await routePages(context);
    const own = await context.newPage();
    await own.goto(`chrome-extension://${extensionId}/welcome.html`);
    const code = await company.invite();
    const pseudonym = await enrolThroughWorker(own, { endpointUrl: company.url, code });
    await own.close();
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(anyComposer.url);
    await anyComposer.open(page);
    const ours = await inPage(page);
    await expect.poll(() => ours.label()).toContain('Heat kept for winter');

    const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
    await writeFile(
      join(folder, 'manifest.json'),
      manifest.replace(/"version":\s*"[^"]+"/, '"version":"99.0.0"'),
    );
    const browser = await context.browser()?.newBrowserCDPSession();
    // The protocol's types lag behind: Extensions.loadUnpacked replaces the running version, as an update does.
    await browser?.send('Extensions.loadUnpacked' as never, { path: folder } as never);

    await anyComposer.open(page);
    await expect.poll(() => hasComposerPart(page)).toBe(true);
    await expect.poll(() => ours.countButtons()).toBe(1);
    await expect.poll(() => ours.label()).toContain('Heat kept for winter');
    await ours.click('insert');
    await expect
      .poll(() => page.evaluate(() => window.standIn.model()))
      .toBe(expectedText('x', pseudonym));
    await anyComposer.post(page);
    await expect
      .poll(() => company.query('select state, client_version from share'))
      .toEqual([{ state: 'published', client_version: '99.0.0' }]);
    expect(errors).toEqual([]);
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
});
