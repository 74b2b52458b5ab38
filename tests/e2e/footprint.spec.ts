import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXTENSION_FOLDER } from '../stage/launch.ts';
import { expect, test } from './fixtures.ts';
import { describeFootprint } from './footprint.ts';

const read = (file: string) => readFile(join(EXTENSION_FOLDER, file), 'utf8');

describeFootprint(test);

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
