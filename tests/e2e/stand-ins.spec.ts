import type { Locator } from '@playwright/test';
import { bystanderStandIns, composerStandIns } from '../pages/stand-ins.ts';
import { copy, enter, errors, expect, model, posts, test, typeLines } from './stand-in-page.ts';

const text = 'Fuite réparée à l’été 💧👩‍👩‍👧\n\nThe second paragraph: 100 % public.';

for (const standIn of composerStandIns) {
  test.describe(standIn.id, () => {
    test('Ctrl+Z takes typing back to the empty editor', async ({ page }) => {
      await enter(page, standIn);
      await typeLines(page, 'One\n\ntwo');
      await expect(async () => {
        await page.keyboard.press('Control+z');
        expect(await model(page)).toBe('');
      }).toPass({ timeout: 5000, intervals: [100] });
      expect(await errors(page)).toEqual([]);
    });

    test('a person’s paste keeps its lines', async ({ page, context }) => {
      await copy(context, 'One\ntwo');
      await enter(page, standIn);
      await page.keyboard.type('Before: ');
      await page.keyboard.press('Control+v');
      await expect.poll(() => model(page)).toBe('Before: One\ntwo');
      expect(await errors(page)).toEqual([]);
    });

    test('an empty composer can’t post', async ({ page }) => {
      await enter(page, standIn);
      await expect(page.locator(standIn.postButton)).toBeDisabled();
      await typeLines(page, '  ');
      await expect(page.locator(standIn.postButton)).toBeDisabled();
    });

    test('Post stays dead for postDelay after text appeared', async ({ page }) => {
      await enter(page, standIn, { postDelay: 2500 });
      await page.keyboard.type('Hello');
      await expect(page.locator(standIn.postButton)).toBeDisabled();
      await expect(page.locator(standIn.postButton)).toBeEnabled();
    });

    test('Post publishes the model and a new toast links to the publication', async ({
      page,
      routes,
    }) => {
      await enter(page, standIn);
      await typeLines(page, text);
      expect(await model(page)).toBe(text);
      await page.locator(standIn.postButton).click();
      await expect(page.locator(standIn.toast)).toBeVisible();
      const [post] = await posts(page);
      expect(post?.text).toBe(text);
      const href = await page.locator(standIn.permalink).getAttribute('href');
      expect(new URL(href ?? '', page.url()).href).toBe(post?.permalink);
      expect(await model(page)).toBe('');
      expect(routes.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
      expect(routes.refused).toEqual([]);
      expect(await errors(page)).toEqual([]);
    });

    for (const outcome of ['error', 'errors200'] as const) {
      test(`${outcome}: the text stays and no link is shown`, async ({ page }) => {
        await enter(page, standIn, { outcome });
        await page.keyboard.type('Hello');
        await page.locator(standIn.postButton).click();
        await expect(page.locator(standIn.toast)).toBeVisible();
        await expect(page.locator(standIn.permalink)).toHaveCount(0);
        expect(await model(page)).toBe('Hello');
        expect(await posts(page)).toEqual([]);
      });
    }

    test('a draft is there when the composer opens, and typing goes on after it', async ({
      page,
    }) => {
      await enter(page, standIn, { draft: 'Begun\n\nbefore', locale: 'fr', theme: 'dark' });
      await page.keyboard.press('Control+End');
      await page.keyboard.type(', continued');
      expect(await model(page)).toBe('Begun\n\nbefore, continued');
    });
  });
}

/** What a field holds, whatever kind of field it is. */
const fieldText = (field: Locator) =>
  field.evaluate((node) => ('value' in node ? String(node.value) : node.textContent));

for (const standIn of bystanderStandIns) {
  test(`${standIn.id}: its fields take text and none of them is a composer`, async ({ page }) => {
    for (const url of standIn.urls) {
      await page.goto(url);
      for (const selector of standIn.fields) {
        const field = page.locator(selector);
        await field.click();
        await page.keyboard.type('private');
        await expect.poll(() => fieldText(field)).toContain('private');
      }
      expect(await page.evaluate(() => window.standIn.composerCount)).toBe(0);
      expect(await errors(page)).toEqual([]);
    }
  });
}
