import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routePages } from '../pages/serve.ts';
import { enrolThroughWorker } from '../stage/enrol.ts';
import { hasComposerPart, inPage } from '../stage/in-page.ts';
import { EXTENSION_FOLDER, launchWithExtension } from '../stage/launch.ts';
import { anyComposer } from './composers.ts';
import { expectedText } from './content.ts';
import { expect, test } from './fixtures.ts';
import { describeSurvival } from './survival.ts';

describeSurvival(test);

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
