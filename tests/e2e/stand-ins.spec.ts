import type { Locator, Page } from '@playwright/test';
import { bystanderStandIns, type ComposerStandIn, composerStandIns } from '../pages/stand-ins.ts';
import {
  copy,
  enter,
  errors,
  expect,
  expectModel,
  find,
  model,
  posts,
  test,
  typeLines,
} from './stand-in-page.ts';

const text = 'Fuite réparée à l’été 💧👩‍👩‍👧\n\nThe second paragraph: 100 % public.';

/** Empties the focused editor by the keyboard, as a person does. */
async function empty(page: Page): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await expectModel(page, '');
}

for (const standIn of composerStandIns) {
  test.describe(standIn.id, () => {
    test('takes typing, undo and a person’s paste, and Post publishes the model with a new toast that links to it', async ({
      page,
      context,
      routes,
    }) => {
      await copy(context, 'One\ntwo');
      await enter(page, standIn);
      const post = page.locator(standIn.postButton);
      await test.step('Ctrl+Z takes typing back to the empty editor', async () => {
        await typeLines(page, 'One\n\ntwo');
        await expect(async () => {
          await page.keyboard.press('Control+z');
          expect(await model(page)).toBe('');
        }).toPass({ timeout: 5000, intervals: [100] });
      });
      await test.step('an empty composer can’t post', async () => {
        await expect(post).toBeDisabled();
        await typeLines(page, '  ');
        await expect(post).toBeDisabled();
        await empty(page);
      });
      await test.step('a person’s paste keeps its lines', async () => {
        await page.keyboard.type('Before: ');
        await page.keyboard.press('Control+v');
        await expectModel(page, 'Before: One\ntwo');
        await empty(page);
      });
      await test.step('Post publishes', async () => {
        await typeLines(page, text);
        await expectModel(page, text);
        await post.click();
        await expect(page.locator(standIn.toast)).toBeVisible();
        const sent = await posts(page);
        expect(sent.map((each) => each.text)).toEqual([text]);
        const href = await page.locator(standIn.permalink).getAttribute('href');
        expect(new URL(href ?? '', page.url()).href).toBe(sent[0]?.permalink);
        await expectModel(page, '');
        expect(routes.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
      });
      expect(routes.refused).toEqual([]);
      expect(await errors(page)).toEqual([]);
    });

    test('a draft is there when the composer opens, typing goes on after it, and a refusal leaves it all without a link', async ({
      page,
    }) => {
      await enter(page, standIn, {
        draft: 'Begun\n\nbefore',
        locale: 'fr',
        theme: 'dark',
        outcome: 'error',
      });
      await page.keyboard.press('Control+End');
      await page.keyboard.type(', continued');
      await expectModel(page, 'Begun\n\nbefore, continued');
      await expectRefusal(page, standIn, 'Begun\n\nbefore, continued');
    });
  });
}

/** Posts what the network refuses: it says so, and keeps the text. */
async function expectRefusal(page: Page, standIn: ComposerStandIn, held: string): Promise<void> {
  await page.locator(standIn.postButton).click();
  await expect(page.locator(standIn.toast)).toBeVisible();
  await expect(page.locator(standIn.permalink)).toHaveCount(0);
  expect(await model(page)).toBe(held);
  expect(await posts(page)).toEqual([]);
}

/** One composer of each page that has code of its own between the editor and Post. */
for (const standIn of ['linkedin-new', 'linkedin-classic', 'x-inline'].map(find)) {
  test(`${standIn.id}: Post stays dead for postDelay after text appeared, and an answer of errors is a refusal`, async ({
    page,
  }) => {
    await page.clock.install();
    await enter(page, standIn, { postDelay: 600_000, outcome: 'errors200' });
    await page.keyboard.type('Hello');
    await expectModel(page, 'Hello');
    const post = page.locator(standIn.postButton);
    await expect(post).toBeDisabled();
    // The page may set its timer a moment after the text is there.
    await expect(async () => {
      await page.clock.fastForward(600_000);
      expect(await post.isEnabled()).toBe(true);
    }).toPass();
    await expectRefusal(page, standIn, 'Hello');
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
