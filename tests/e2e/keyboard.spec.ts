import type { Page } from '@playwright/test';
import { openScreen } from '../screens/screen.ts';
import { screens } from '../screens/screens.ts';
import { words } from '../stage/words.ts';
import type { Browser } from './browser.ts';
import { expect, test } from './fixtures.ts';

/** One of the screens that the pictures are taken of, as a person meets it who has no mouse. */
async function open({ context, extensionId }: Browser, id: string): Promise<Page> {
  const screen = screens.find((known) => known.id === id);
  if (!screen) throw new Error(`no screen ${id}`);
  const page = await context.newPage();
  await openScreen(page, screen, { extensionId, say: words });
  return page;
}

/** What has the focus: its name for a screen reader's ear, and whether the eye can tell. */
async function readFocus(page: Page) {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return null;
    const labelled = activeElement.getAttribute('aria-labelledby');
    const { labels = null } = activeElement as HTMLInputElement;
    const name =
      activeElement.getAttribute('aria-label') ??
      (labelled && document.getElementById(labelled)?.textContent) ??
      labels?.[0]?.textContent ??
      activeElement.textContent;
    // A hidden radio shows its focus on the label that is seen in its place.
    const seen = [activeElement, ...(labels ?? []), activeElement.parentElement].filter(
      (element) => element !== null,
    );
    const isRinged = seen.some((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
    const box = activeElement.getBoundingClientRect();
    const isInSight = box.bottom > 0 && box.top < innerHeight;
    return { name: (name ?? '').trim(), isRinged, isInSight };
  });
}

/** Goes through a page with the Tab key until the focus leaves it; gives the names met. */
async function tabThrough(page: Page): Promise<string[]> {
  const met: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const focus = await readFocus(page);
    if (!focus) break;
    expect(focus, `after ${met.at(-1)}`).toMatchObject({ isRinged: true, isInSight: true });
    expect(focus.name, `after ${met.at(-1)}`).not.toBe('');
    met.push(focus.name);
    const isRound = met.length > 2 && met.at(-1) === met[0] && met.at(-2) !== met[0];
    if (isRound) break;
  }
  return met;
}

/** Names of what a mouse could press: where several work as one, with the arrow keys, the one that Tab reaches. */
function listControls(page: Page): Promise<number> {
  return page
    .locator(
      'a[href]:visible, button:visible:not([tabindex="-1"]), input:visible, select:visible, textarea:visible',
    )
    .count();
}

for (const id of [
  'popup-share-ready',
  'popup-profile-halfway',
  'popup-results-brought',
  'popup-privacy-ledger',
  'welcome-undecided',
  'welcome-accepted',
  'admin-company',
  'admin-results',
]) {
  test(`every control of ${id} is reached with Tab, seen, and has a name`, async ({ browser_ }) => {
    const page = await open(browser_, id);
    const met = await tabThrough(page);
    expect(met.length).toBeGreaterThan(2);
    const radios = await page.locator('input[type="radio"]').count();
    expect(new Set(met).size).toBeGreaterThan(0);
    expect(met.length + radios).toBeGreaterThanOrEqual(await listControls(page));
  });
}

test('the popup by keyboard alone: along the bar with the arrows, into the place, pause, and back', async ({
  browser_,
}) => {
  const page = await open(browser_, 'popup-share-ready');
  const tab = (place: 'share' | 'privacy') =>
    page.getByRole('tab', { name: words(`place_${place}`) });
  await tab('share').focus();
  await page.keyboard.press('End');
  await expect(tab('privacy')).toBeFocused();
  await expect(tab('privacy')).toHaveAttribute('aria-selected', 'true');
  const hour = page.getByRole('button', { name: words('pause_hour') });
  await expect(hour).toBeVisible();
  await hour.focus();
  await page.keyboard.press('Enter');
  await tab('privacy').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab('share')).toBeFocused();
});
