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

/** What has the focus: its name for a screen reader's ear, and whether the eye can tell. It is marked as met. */
async function readFocus(page: Page) {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return null;
    const labelled = activeElement.getAttribute('aria-labelledby');
    const labels = 'labels' in activeElement ? (activeElement as HTMLInputElement).labels : null;
    const name =
      activeElement.getAttribute('aria-label') ??
      (labelled && document.getElementById(labelled)?.textContent) ??
      labels?.[0]?.textContent ??
      activeElement.textContent;
    // A hidden radio shows its focus on the label that is seen in its place.
    const seen = [activeElement, ...(labels ?? []), activeElement.nextElementSibling].filter(
      (element) => element !== null,
    );
    const isRinged = seen.some((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && outlineWidth !== '0px';
    });
    const { top, bottom } = activeElement.getBoundingClientRect();
    const isInSight = bottom > 0 && top < innerHeight;
    const isMet = 'met' in activeElement.dataset;
    const isLast = activeElement.dataset['met'] === 'last';
    for (const last of document.querySelectorAll<HTMLElement>('[data-met="last"]'))
      last.dataset['met'] = 'before';
    activeElement.dataset['met'] = 'last';
    return { name: (name ?? '').trim(), isRinged, isInSight, isRound: isMet && !isLast };
  });
}

/** Goes through a page with the Tab key, from its top until the focus leaves it or comes round; gives how many stops it made. */
async function tabThrough(page: Page): Promise<number> {
  await page.evaluate(() => {
    const top = document.createElement('div');
    top.tabIndex = -1;
    document.body.prepend(top);
    top.focus();
    top.remove();
  });
  let before = 'the top';
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const focus = await readFocus(page);
    if (!focus || focus.isRound) return step;
    expect(focus, `after ${before}`).toMatchObject({ isRinged: true, isInSight: true });
    expect(focus.name, `after ${before}`).not.toBe('');
    before = focus.name;
  }
  throw new Error(`the focus never leaves ${before}`);
}

/** What a mouse could press and Tab has not met. Of those that work as one, with the arrow keys, Tab meets one. */
function listUnmet(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      'a[href], button:not(:disabled), input:enabled, select:enabled, textarea:enabled',
    );
    return [...controls]
      .filter((control) => {
        if (!control.checkVisibility() || 'met' in control.dataset) return false;
        if (!control.matches('[role="tab"], [type="radio"]')) return true;
        const group = control.closest('[role="tablist"], fieldset, [role="radiogroup"]');
        return !group?.querySelector('[data-met]');
      })
      .map((control) => `${control.localName}: ${control.textContent || control.id}`);
  });
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
  test(`every control of ${id} is reached with Tab, seen, and has a name`, async ({
    ambassador,
  }) => {
    const page = await open(ambassador, id);
    await expect(page.locator('.loading')).toHaveCount(0);
    expect(await tabThrough(page)).toBeGreaterThan(2);
    expect(await listUnmet(page)).toEqual([]);
  });
}

test('the popup by keyboard alone: along the bar with the arrows, into the place, pause, and back', async ({
  ambassador,
}) => {
  const page = await open(ambassador, 'popup-share-ready');
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
