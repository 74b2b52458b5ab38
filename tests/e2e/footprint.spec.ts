import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasComposerPart, inPage } from '../stage/in-page.ts';
import { EXTENSION_FOLDER } from '../stage/launch.ts';
import { anyComposer, guidedComposers } from './composers.ts';
import { expect, test } from './fixtures.ts';

const read = (file: string) => readFile(join(EXTENSION_FOLDER, file), 'utf8');

test.describe('what a network’s page can see of us', () => {
  for (const { id, url, open } of guidedComposers) {
    test(`no id, no address, no global, no message, one element: ${id}`, async ({ ambassador }) => {
      const page = await ambassador.context.newPage();
      await page.addInitScript((extensionId) => {
        const seen: string[] = [];
        Object.assign(globalThis, { seenByPage: seen });
        addEventListener('message', (event) => seen.push(JSON.stringify(event.data)), true);
        // The event by which extensions built with WXT announce themselves to whoever knows their id.
        const announcement = `${extensionId}:wxt:content-script-started`;
        document.addEventListener(announcement, () => seen.push(announcement), true);
      }, ambassador.extensionId);
      await page.goto(url);
      const globalsBefore = await page.evaluate(() => Object.keys(globalThis));
      await open(page);
      const ours = await inPage(page);
      await expect.poll(() => ours.label()).toContain('Heat kept for winter');
      await ours.click('choose');
      await expect.poll(() => ours.text()).toContain('Your field: energy');

      const markup = await page.content();
      expect(markup).not.toContain('chrome-extension:');
      expect(markup.toLowerCase()).not.toContain('portevoix');
      expect(markup).not.toContain(ambassador.extensionId);
      expect(markup).not.toContain('Your field');
      const heard = await page.evaluate(() => Reflect.get(globalThis, 'seenByPage') as string[]);
      expect(heard.join('\n')).not.toContain(ambassador.extensionId);
      const globalsAfter = await page.evaluate(() => Object.keys(globalThis));
      expect(globalsAfter.filter((key) => !globalsBefore.includes(key))).toEqual([]);
      expect(await ours.countButtons()).toBe(1);
      expect(await hasComposerPart(page)).toBe(true);
    });
  }

  test('the page can fetch no file of the extension', async ({ ambassador }) => {
    const page = await ambassador.open('https://x.com/home');
    for (const file of [
      'manifest.json',
      'loader.js',
      'composer.js',
      'stranger.js',
      'popup.html',
      'icon/16.png',
    ]) {
      const reached = await page.evaluate(
        (address) =>
          fetch(address).then(
            () => true,
            () => false,
          ),
        `chrome-extension://${ambassador.extensionId}/${file}`,
      );
      expect(reached, file).toBe(false);
    }
  });

  test('a click that no person made does nothing', async ({ ambassador, company }) => {
    const page = await ambassador.open(anyComposer.url);
    await anyComposer.open(page);
    const ours = await inPage(page);
    await expect.poll(() => ours.countButtons()).toBe(1);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('[data-testid="toolBar"] *')) {
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      }
      for (let index = 0; index < 1_000; index += 1) {
        postMessage({ portevoix: 'page.record-insertion', payload: {} }, '*');
      }
    });
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => window.standIn.model())).toBe('');
    expect(company.query('select * from share_event')).toEqual([]);
  });
});

test.describe('what every page of a network carries', () => {
  test('until a composer opens it is a loader of at most 6 kB, without framework or polyfill', async () => {
    const manifest = JSON.parse(await read('manifest.json'));
    expect(manifest.content_scripts).toEqual([
      expect.objectContaining({
        js: ['loader.js'],
        matches: ['https://www.linkedin.com/*', 'https://x.com/*'],
      }),
    ]);
    const loader = await read('loader.js');
    expect(Buffer.byteLength(loader)).toBeLessThanOrEqual(6_000);
    expect(loader).not.toMatch(/__H|createVNode|webextension-polyfill|dexie/i);
  });

  test('the composer part is at most 30 kB, without Dexie or Zod, and so are the scripts that come when asked for', async () => {
    for (const file of ['composer.js', 'picker.js', 'stranger.js', 'diagnosis.js']) {
      const script = await read(file);
      expect(Buffer.byteLength(script), file).toBeLessThanOrEqual(30_000);
      expect(script, file).not.toMatch(/dexie|ZodError|invalid_type|twitter-text/i);
    }
  });

  test('nothing is web-accessible, nobody may connect, and the permissions are the few in the README', async () => {
    const manifest = JSON.parse(await read('manifest.json'));
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toEqual({ ids: [] });
    expect(manifest.permissions.toSorted()).toEqual([
      'alarms',
      'contextMenus',
      'scripting',
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.host_permissions).toEqual(['https://www.linkedin.com/*', 'https://x.com/*']);
    const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
    for (const permission of [...manifest.permissions, ...manifest.host_permissions]) {
      expect(readme, `README explains ${permission}`).toContain(`\`${permission}\``);
    }
  });

  test('no file of the extension leads to a stranger', async () => {
    const files = (await readdir(EXTENSION_FOLDER, { recursive: true })).filter((file) =>
      /\.(js|html)$/.test(file),
    );
    for (const file of files)
      expect(await read(file), file).not.toMatch(/<script[^>]+src="https?:/);
  });
});
