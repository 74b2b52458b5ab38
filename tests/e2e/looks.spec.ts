import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openScreen, type Screen } from '../screens/screen.ts';
import { screens } from '../screens/screens.ts';
import { words } from '../stage/words.ts';
import { AXE_RULES, listViolations } from './axe-rules.ts';
import type { Browser } from './browser.ts';
import { expect, test } from './fixtures.ts';
import { listMoving } from './motion.ts';

/** Rules whose answer changes with the colours; all others see the same page in the dark. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

type AxeAnswer = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** Asks the axe that is in the page since it was asked all rules. */
function askAgain(page: Page, rules: readonly string[]): Promise<AxeAnswer> {
  return page.evaluate(
    (runOnly) => Reflect.get(globalThis, 'axe').run({ runOnly, resultTypes: ['violations'] }),
    rules,
  );
}

/**
 * What axe finds wrong on a screen by rule and place, light and dark, what moves there though less motion was asked for, and
 * whether it sticks out when it is twice as large.
 */
async function listFaults({ context, extensionId }: Browser, screen: Screen): Promise<string[]> {
  const page = await context.newPage();
  await openScreen(page, screen, { extensionId, say: words });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  // Our pages have no frames: axe need not gather what it found in a page of its own, nor tell in full what is right.
  const light = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(AXE_RULES)
    .analyze();
  const moving = await listMoving(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await askAgain(page, RULES_OF_COLOUR);
  const faults = [
    ...listViolations(light).map((fault) => `light: ${fault}`),
    ...listViolations(dark).map((fault) => `dark: ${fault}`),
    ...moving.map((what) => `${what} moves`),
  ];
  faults.push(...(await listZoomFaults(page, screen)));
  await page.close();
  return faults.map((fault) => `${screen.id}, ${fault}`);
}

/** A browser gives a popup 800 × 600 pixels at most: when everything is twice as large, it shows this much of the page. */
const POPUP_AT_200 = { width: 400, height: 300 };

/** What can't be reached when everything is twice as large: what sticks out sideways, and in a popup what is below. */
async function listZoomFaults(page: Page, screen: Screen): Promise<string[]> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  const isPopup = screen.page === 'popup';
  await page.setViewportSize(isPopup ? POPUP_AT_200 : { width: width / 2, height: height / 2 });
  const { overhang, below } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    scrollTo(0, document.documentElement.scrollHeight);
    const end = document.querySelector('#root')?.getBoundingClientRect().bottom ?? 0;
    return { overhang: scrollWidth - clientWidth, below: Math.ceil(end) - innerHeight };
  });
  return [
    ...(overhang > 0 ? [`at 200 % it is ${overhang} px wider than its window`] : []),
    ...(below > 0 ? [`at 200 % its last ${below} px can’t be reached`] : []),
  ];
}

for (const kind of ['popup', 'welcome', 'admin', 'own-export'] as const) {
  const mine = screens.filter(({ page }) => page === kind);

  test(`the ${kind} has nothing that axe finds wrong, light and dark, nothing that moves for who asked for less motion, and no sideways scrolling at 200 % zoom, in any state`, async ({
    ambassador,
  }) => {
    test.setTimeout(300_000);
    const faults: string[] = [];
    for (const screen of mine) faults.push(...(await listFaults(ambassador, screen)));
    expect(faults).toEqual([]);
  });
}
