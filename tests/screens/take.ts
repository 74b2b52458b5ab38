/**
 * `npm run screenshots`: a picture of every page in every state, light and dark, English and French, into
 * .output/screenshots/pages. Words after it name the screens to take: `npm run screenshots -- popup-results`.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launchWithExtension } from '../stage/launch.ts';
import { words } from '../stage/words.ts';
import { isWholePage, openScreen, type Say } from './screen.ts';
import { screens } from './screens.ts';

const folder = resolve('.output/screenshots/pages');
const wanted = process.argv.slice(2);
const taken = screens.filter(
  ({ id }) => wanted.length === 0 || wanted.some((start) => id.startsWith(start)),
);
if (taken.length === 0) {
  console.error(`No screen is called ${wanted.join(', ')}.`);
  process.exit(2);
}
if (wanted.length === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const locale of ['en', 'fr'] as const) {
  const { context, extensionId } = await launchWithExtension({ locale });
  const say: Say = (key) => words(key, locale);
  for (const scheme of ['light', 'dark'] as const) {
    for (const screen of taken) {
      const page = await context.newPage();
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await openScreen(page, screen, { extensionId, say });
      const path = join(folder, `${screen.id}-${locale}-${scheme}.png`);
      await page.screenshot({ path, fullPage: isWholePage(screen) });
      await page.close();
    }
    console.log(`${locale}, ${scheme}: ${taken.length} pictures`);
  }
  await context.close();
}
console.log(`Screenshots: ${folder}`);
