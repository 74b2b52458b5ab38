import {
  enter,
  expect,
  expectModel,
  find,
  holdTimers,
  model,
  posts,
  test,
} from './stand-in-page.ts';

test.describe('the new LinkedIn composer', () => {
  const standIn = find('linkedin-new');
  const dialog = 'dialog[data-testid="dialog"]';

  for (const url of standIn.urls.slice(1)) {
    test(`opens by itself at ${new URL(url).pathname}`, async ({ page }) => {
      await page.goto(url);
      await expect(page.locator(standIn.editor)).toBeFocused();
    });
  }

  test('shows a dialog without an editor first, then another one with it, and makes everything outside it inert', async ({
    page,
  }) => {
    await page.clock.install();
    await page.goto(standIn.urls[0]);
    await holdTimers(page);
    const opened = page.evaluate(() => window.standIn.openComposer());
    const first = await page.locator(dialog).elementHandle();
    await expect(page.locator(standIn.editor)).toHaveCount(0);
    await page.clock.resume();
    await opened;
    await expect(page.locator(`${dialog} ${standIn.editor}`)).toHaveCount(1);
    expect(await first?.evaluate((node) => node.isConnected)).toBe(false);
    await page.locator(standIn.editor).click();
    await page.evaluate(() => document.querySelector<HTMLElement>('header input')?.focus());
    await expect(page.locator(standIn.editor)).toBeFocused();
  });

  test('has one button that is text only, in every language, and in Arabic runs from right to left with its controls on the other side', async ({
    page,
  }) => {
    const centre = async (selector: string) => {
      const box = await page.locator(selector).boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0) / 2;
    };
    for (const [locale, label] of [
      ['en', 'Post'],
      ['fr', 'Publier'],
      ['de', 'Posten'],
      ['ar', 'نشر'],
    ] as const) {
      await enter(page, standIn, { locale });
      await expect(page.locator(`${dialog} button:not(:has(svg))`)).toHaveText(label);
      const middle = await centre(dialog);
      expect((await centre(standIn.postButton)) < middle).toBe(locale === 'ar');
      expect((await centre(`${dialog} > button`)) < middle).toBe(locale === 'ar');
    }
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await page.keyboard.type('نص');
    await expectModel(page, 'نص');
  });

  test('loses what was typed when a picture is attached, and shows no card beside it', async ({
    page,
  }) => {
    await page.clock.install();
    await enter(page, standIn);
    await page.keyboard.type('Lost');
    const chooser = page.waitForEvent('filechooser');
    await page.locator(`${dialog} button:has(#image-medium)`).click();
    await (await chooser).setFiles('tests/pages/pictures/rail.svg');
    await expect(page.locator(standIn.editor)).toHaveCount(0);
    await page.locator('[data-step="next"]').click();
    await expect(page.locator(standIn.editor)).toBeFocused();
    await expectModel(page, '');
    await expect(page.locator(`${dialog} img[src^="blob:"]`)).toBeVisible();
    await page.keyboard.type('See https://example.com/a-page ');
    await page.clock.fastForward(60_000);
    await expect(page.locator('[componentkey="ShareBoxpreviewCard"]')).toHaveCount(0);
  });

  test('loses what was typed when a time is picked, and a scheduled post is not published', async ({
    page,
  }) => {
    await enter(page, standIn);
    await page.keyboard.type('Lost');
    await page.locator('button:has(#clock-medium)').click();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.locator(standIn.editor)).toBeFocused();
    await expectModel(page, '');
    await page.keyboard.type('Later');
    await page.locator(standIn.postButton).click();
    await expect(page.locator(standIn.toast)).toBeVisible();
    await expect(page.locator(standIn.permalink)).toHaveCount(0);
    expect(await posts(page)).toEqual([]);
  });

  test('restores a saved draft and forgets a discarded one', async ({ page }) => {
    await enter(page, standIn);
    for (const [answer, kept] of [
      ['Save as draft', 'Kept'],
      ['Discard', ''],
    ] as const) {
      if ((await model(page)) === '') await page.keyboard.type('Kept');
      await page.locator(`${dialog} > button[aria-label="Dismiss"]`).click();
      await page.getByRole('button', { name: answer }).click();
      await page.evaluate(() => window.standIn.openComposer());
      await expectModel(page, kept);
    }
  });

  test('unfurls an address in a card, and hides its media control meanwhile', async ({ page }) => {
    await page.clock.install();
    await enter(page, standIn);
    await page.keyboard.type('See https://example.com/a-page ');
    await page.clock.fastForward(60_000);
    await expect(page.locator('[componentkey="ShareBoxpreviewCard"]')).toBeVisible();
    await expect(page.locator(`${dialog} #image-medium`)).toHaveCount(0);
  });
});
