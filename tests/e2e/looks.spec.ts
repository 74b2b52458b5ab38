import { AxeBuilder } from '@axe-core/playwright';
import { openScreen, type Screen } from '../screens/screen.ts';
import { screens } from '../screens/screens.ts';
import { words } from '../stage/words.ts';
import type { Browser } from './browser.ts';
import { expect, test } from './fixtures.ts';

/** Rules of WCAG 2.2 AA and those before it, as axe names them. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong on a screen, light and dark, by rule and place. */
async function listFaults({ context, extensionId }: Browser, screen: Screen): Promise<string[]> {
  const page = await context.newPage();
  const faults: string[] = [];
  await openScreen(page, screen, { extensionId, say: words });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const places = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id} at ${target.join(' ')}`),
    );
    faults.push(...places.map((place) => `${screen.id}, ${colorScheme}: ${place}`));
  }
  await page.close();
  return faults;
}

/** What sticks out of the window sideways when everything is twice as large. */
async function measureOverhang({ context, extensionId }: Browser, screen: Screen) {
  const page = await context.newPage();
  await openScreen(page, screen, { extensionId, say: words });
  const { width, height } = page.viewportSize() ?? { width: 400, height: 600 };
  await page.setViewportSize({ width: width / 2, height: height / 2 });
  const overhang = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await page.close();
  return overhang;
}

for (const kind of ['popup', 'welcome', 'admin', 'own-export'] as const) {
  const mine = screens.filter(({ page }) => page === kind);

  test(`axe finds nothing wrong with the ${kind} in any state, light and dark`, async ({
    browser_,
  }) => {
    test.setTimeout(180_000);
    const faults: string[] = [];
    for (const screen of mine) faults.push(...(await listFaults(browser_, screen)));
    expect(faults).toEqual([]);
  });
}

test('the pages with a window of their own need no sideways scrolling at 200 % zoom', async ({
  browser_,
}) => {
  for (const screen of screens.filter(({ page }) => page !== 'popup')) {
    expect([screen.id, await measureOverhang(browser_, screen)]).toEqual([screen.id, 0]);
  }
});
